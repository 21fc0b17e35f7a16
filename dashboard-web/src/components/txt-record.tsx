import { Code, Group, Stack, Text } from "@mantine/core";
import type { Zone } from "../api/model.ts";
import { CopyButton } from "./copy-button.tsx";

/** The DNS record that shows whose a domain is. */
export function TxtRecord({ zone }: { zone: Zone }) {
  const { name, content } = zone.verification;
  return (
    <Stack gap={6}>
      <Text size="sm">Set this record where the DNS of {zone.name} is kept, then check it:</Text>
      <Line label="Type" value="TXT" />
      <Line label="Name" value={name} copy="Copy record name" />
      <Line label="Content" value={content} copy="Copy record content" />
    </Stack>
  );
}

function Line({ label, value, copy }: { label: string; value: string; copy?: string }) {
  return (
    <Group gap={8} wrap="nowrap">
      <Text size="sm" w={60} style={{ flexShrink: 0 }}>
        {label}
      </Text>
      <Code style={{ overflowWrap: "anywhere" }}>{value}</Code>
      {copy && <CopyButton value={value} label={copy} />}
    </Group>
  );
}
