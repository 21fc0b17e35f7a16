import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import { ConfirmTyped } from "../../components/confirm-typed.tsx";
import { RoleGate } from "../../components/role-gate.tsx";
import { RowActions, RowLink } from "../../components/row-actions.tsx";
import type { Permission } from "../../domain/rights.ts";

interface LinkProps {
  needs: Permission;
  /** What the address names the trigger by. */
  id: string;
  name: string;
}

/** Opens the dialog that removes a trigger. */
export function RemoveLink({ needs, id, name }: LinkProps) {
  return (
    <RowActions>
      <RoleGate needs={needs}>
        <RowLink to="." search={{ remove: id }} resetScroll={false} aria-label={`Remove ${name}`}>
          Remove
        </RowLink>
      </RoleGate>
    </RowActions>
  );
}

interface Props {
  kind: "cron trigger" | "custom domain" | "route";
  name: string;
  removal: { isPending: boolean; error: unknown; mutate: () => void };
  onClose: () => void;
  /** What is different afterwards. */
  children: ReactNode;
}

export function TriggerRemoval({ kind, name, removal, onClose, children }: Props) {
  return (
    <ConfirmTyped
      title={`Remove ${kind}`}
      word={name}
      action="Remove"
      pending={removal.isPending}
      error={removal.error}
      onConfirm={() => removal.mutate()}
      onClose={onClose}
    >
      <Text size="sm">{children}</Text>
    </ConfirmTyped>
  );
}
