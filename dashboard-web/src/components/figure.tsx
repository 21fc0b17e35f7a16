import { Skeleton, Text } from "@mantine/core";
import type { ReactNode } from "react";

interface Props {
  label: string;
  /** Absent while it is loaded. */
  children: ReactNode | undefined;
  note?: ReactNode;
}

/** A number worth looking at first. */
export function Figure({ label, children, note }: Props) {
  return (
    <div>
      <Text size="sm" c="var(--hf-quiet)">
        {label}
      </Text>
      {children === undefined ? (
        <Skeleton h={28} w={72} my={3} />
      ) : (
        <Text component="div" fz={24} lh={1.4} fw={600} style={{ fontVariantNumeric: "tabular-nums" }}>
          {children}
        </Text>
      )}
      <Text size="xs" c="var(--hf-quiet)" mih={19} lh="19px">
        {note}
      </Text>
    </div>
  );
}
