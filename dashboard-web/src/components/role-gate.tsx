import { Tooltip } from "@mantine/core";
import { cloneElement, type ReactElement } from "react";
import { may, refusal, type Permission } from "../domain/rights.ts";
import styles from "./role-gate.module.css";
import { useRights } from "./use-rights.ts";

interface Props {
  needs: Permission;
  /** A button, a link that looks like one, or a switch. */
  children: ReactElement<{ disabled?: boolean; "data-disabled"?: boolean }>;
}

/** Something to be pressed that is disabled for those whose role does not allow it; a tooltip says whose does. */
export function RoleGate({ needs, children }: Props) {
  const rights = useRights();
  if (rights === undefined || may(rights, needs)) return children;
  return (
    <Tooltip
      label={refusal(rights, needs)}
      multiline
      maw={280}
      events={{ hover: true, focus: true, touch: true }}
    >
      <span className={styles["refused"]} tabIndex={0}>
        {cloneElement(children, { disabled: true, "data-disabled": true })}
      </span>
    </Tooltip>
  );
}
