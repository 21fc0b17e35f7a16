import { Box, Group, Text, Title } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import type { ReactNode } from "react";

interface Props {
  title: string;
  description?: ReactNode;
  actions?: ReactNode;
}

export function PageHeader({ title, description, actions }: Props) {
  useDocumentTitle(`${title} · Holdfast`);
  return (
    <Group justify="space-between" align="flex-start" mb="xl" gap="md">
      <Box maw={640}>
        <Title order={1} style={{ overflowWrap: "anywhere" }}>
          {title}
        </Title>
        {description && (
          <Text component="div" c="var(--hf-quiet)" mt={6}>
            {description}
          </Text>
        )}
      </Box>
      {actions}
    </Group>
  );
}
