import { SimpleGrid, Text } from "@mantine/core";
import type { ReactNode } from "react";

interface Figure {
  label: string;
  value: ReactNode;
  note?: ReactNode;
}

/** A few amounts side by side, each under its name. */
export function Figures({ figures }: { figures: readonly Figure[] }) {
  return (
    <SimpleGrid cols={{ base: 1, xs: figures.length }} spacing="lg">
      {figures.map(({ label, value, note }) => (
        <div key={label}>
          <Text size="sm" c="var(--hf-quiet)">
            {label}
          </Text>
          <Text fz="1.5rem" fw={650} lts="-0.02em">
            {value}
          </Text>
          {note && (
            <Text size="xs" c="var(--hf-quiet)">
              {note}
            </Text>
          )}
        </div>
      ))}
    </SimpleGrid>
  );
}
