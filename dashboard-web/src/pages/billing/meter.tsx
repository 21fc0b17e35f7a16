import { Group, Progress, Text } from "@mantine/core";

const NEAR = 0.8;
const PERCENT = 100;

interface Props {
  label: string;
  text: string;
  /** Of the limit; more than 1 beyond it. */
  share: number;
  /** Whether it is bad to come to the limit, rather than only dear. */
  hard?: boolean;
}

/** How much of a limit is used. */
export function Meter({ label, text, share, hard = true }: Props) {
  const color = share >= 1 && hard ? "red.7" : share >= NEAR ? "lamp.6" : "kelp.6";
  return (
    <div>
      <Group justify="space-between" gap="xs" mb={4}>
        <Text size="sm">{label}</Text>
        <Text size="sm" c="var(--hf-quiet)">
          {text}
        </Text>
      </Group>
      <Progress
        value={Math.min(1, share) * PERCENT}
        color={color}
        size="sm"
        aria-label={`${label}: ${text}`}
      />
    </div>
  );
}
