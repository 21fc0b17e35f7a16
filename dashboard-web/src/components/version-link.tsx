import type { AnchorProps } from "@mantine/core";
import { AnchorLink } from "./links.tsx";

interface Props extends Pick<AnchorProps, "size" | "fw"> {
  worker: string;
  version: string;
  /** Its name where more is known than the id. */
  label?: string | undefined;
}

/** A version by the beginning of its id; leads to it among the Worker's versions. */
export function VersionLink({ worker, version, label, size = "sm", fw }: Props) {
  return (
    <AnchorLink
      to="/workers/$name/versions"
      params={{ name: worker }}
      search={{ version }}
      size={size}
      ff="monospace"
      {...(fw !== undefined && { fw })}
    >
      {label ?? version.slice(0, 8)}
    </AnchorLink>
  );
}
