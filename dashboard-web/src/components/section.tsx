import { Box, Group, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";

interface Props {
  title: string;
  description?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** A part of a page with a heading of its own. */
export function Section({ title, description, actions, children }: Props) {
  return (
    <Box component="section" mb={36}>
      <Group justify="space-between" align="flex-end" gap="sm" mb="sm">
        <Box maw={640}>
          <Title order={2}>{title}</Title>
          {description && (
            <Text size="sm" c="var(--hf-quiet)" mt={4}>
              {description}
            </Text>
          )}
        </Box>
        {actions && <Group gap="sm">{actions}</Group>}
      </Group>
      {children}
    </Box>
  );
}
