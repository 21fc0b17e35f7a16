import { Box, Group, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { HoldfastArt } from "./holdfast-art.tsx";
import { Surface } from "./surface.tsx";

interface Props {
  title: string;
  text: ReactNode;
  actions?: ReactNode;
  children?: ReactNode;
}

/** What a page shows before there is anything: says what would be here and how it comes to be. */
export function EmptyState({ title, text, actions, children }: Props) {
  return (
    <Surface>
      <Group align="center" gap={40} wrap="wrap-reverse" justify="space-between">
        <Box maw={520}>
          <Title order={2}>{title}</Title>
          <Text c="var(--hf-quiet)" mt="xs">
            {text}
          </Text>
          {actions && (
            <Group mt="lg" gap="sm">
              {actions}
            </Group>
          )}
        </Box>
        <HoldfastArt width={200} />
      </Group>
      {children && <Box mt="xl">{children}</Box>}
    </Surface>
  );
}
