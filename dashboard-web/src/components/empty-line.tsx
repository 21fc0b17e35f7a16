import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import { Surface } from "./surface.tsx";

/** Where a list is empty inside a page that has more to show: what would be here, and how it comes to be. */
export function EmptyLine({ children }: { children: ReactNode }) {
  return (
    <Surface>
      <Text c="var(--hf-quiet)">{children}</Text>
    </Surface>
  );
}
