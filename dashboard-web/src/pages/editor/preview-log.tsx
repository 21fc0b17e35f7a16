import { ActionIcon, Group, Text, Tooltip } from "@mantine/core";
import { IconEraser } from "@tabler/icons-react";
import type { Place } from "../../domain/project/place.ts";
import type { ProjectFiles } from "../../domain/project/project.ts";
import { TailStatus } from "../worker/logs/tail-status.tsx";
import { useTail } from "../worker/logs/use-tail.ts";
import { LoggedTrace } from "./logged-trace.tsx";
import styles from "./preview-log.module.css";

interface Props {
  account: string;
  name: string;
  files: ProjectFiles;
  onReveal: (place: Place) => void;
}

/** What the Worker is asked, prints and throws while its code is open; stacks lead to their lines. */
export function PreviewLog({ account, name, files, onReveal }: Props) {
  const { state, entries, clear } = useTail(account, name, undefined);
  return (
    <section aria-label="Requests as they happen" className={styles["log"]}>
      <Group justify="space-between" wrap="nowrap" py={4}>
        <Group gap={8} wrap="nowrap">
          <Text size="xs" fw={600} c="var(--hf-quiet)">
            Requests
          </Text>
          <TailStatus state={state} paused={false} />
        </Group>
        <Tooltip label="Clear">
          <ActionIcon variant="subtle" color="gray" size={24} aria-label="Clear requests" onClick={clear}>
            <IconEraser size={15} />
          </ActionIcon>
        </Tooltip>
      </Group>
      {entries.length === 0 ? (
        <Text size="xs" c="var(--hf-quiet)">
          What the Worker is asked, what it prints with console.log and what it throws is shown here.
        </Text>
      ) : (
        <ol className={styles["entries"]} tabIndex={0} aria-label="Invocations">
          {entries.map(({ number, trace }) => (
            <LoggedTrace key={number} trace={trace} files={files} onReveal={onReveal} />
          ))}
        </ol>
      )}
    </section>
  );
}
