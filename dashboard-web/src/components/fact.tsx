import { Text } from "@mantine/core";
import type { ReactNode } from "react";

/** One thing to know, under its name. */
export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <Text size="sm" c="var(--hf-quiet)">
        {label}
      </Text>
      <Text component="div" fw={550} style={{ overflowWrap: "anywhere" }}>
        {children}
      </Text>
    </div>
  );
}
