import { Button, Group, Text } from "@mantine/core";
import { IconEraser, IconPlayerPause, IconPlayerPlay } from "@tabler/icons-react";
import { useState } from "react";
import type { LogFilter } from "../../../api/queries/logs.ts";
import { EmptyState } from "../../../components/empty-state.tsx";
import { ErrorPanel } from "../../../components/error-panel.tsx";
import { Surface } from "../../../components/surface.tsx";
import { formatWhole } from "../../../domain/numbers.ts";
import { matches } from "../../../domain/trace.ts";
import { TailStatus } from "./tail-status.tsx";
import { TraceDetail } from "../../../components/logs/trace-detail.tsx";
import { TraceDrawer } from "../../../components/logs/trace-drawer.tsx";
import { TraceSummary } from "../../../components/logs/trace-summary.tsx";
import { useTail, type TailEntry } from "./use-tail.ts";
import styles from "../../../components/logs/logs.module.css";

interface Props {
  account: string;
  worker: string;
  filter: LogFilter;
}

/** What happens now. Outcomes are filtered where they come from, all else here: nothing is lost by searching. */
export function LiveTail({ account, worker, filter }: Props) {
  const { state, entries, paused, held, setPaused, clear } = useTail(account, worker, filter.outcome);
  const [open, setOpen] = useState<TailEntry>();
  const shown = entries.filter(
    ({ trace }) =>
      matches(trace, filter) && (filter.version === undefined || trace.scriptVersion.id === filter.version),
  );
  if (state.kind === "refused") {
    return <ErrorPanel error={state.error} title="The Worker cannot be followed" />;
  }
  return (
    <>
      <Group justify="space-between" gap="sm">
        <Group gap="md">
          <TailStatus state={state} paused={paused} />
          <Text size="sm" c="var(--hf-quiet)">
            {shown.length === entries.length
              ? `${formatWhole(entries.length)} shown`
              : `${formatWhole(shown.length)} of ${formatWhole(entries.length)} match`}
          </Text>
        </Group>
        <Group gap="xs">
          <Button
            size="xs"
            variant="default"
            leftSection={paused ? <IconPlayerPlay size={15} /> : <IconPlayerPause size={15} />}
            onClick={() => setPaused(!paused)}
          >
            {paused ? (held > 0 ? `Resume, ${held} new` : "Resume") : "Pause"}
          </Button>
          <Button size="xs" variant="default" leftSection={<IconEraser size={15} />} onClick={clear}>
            Clear
          </Button>
        </Group>
      </Group>
      {shown.length === 0 ? (
        <EmptyState
          title={entries.length === 0 ? "Waiting for requests" : "Nothing matches"}
          text={
            entries.length === 0
              ? "Every request to the Worker, its objects and its schedules shows up here as it ends, with what it printed and threw."
              : "What came so far passes none of these filters."
          }
        />
      ) : (
        <Surface padded={false}>
          <ol className={styles["list"]} aria-label="Invocations">
            {shown.map((entry) => (
              <li key={entry.number}>
                <button type="button" className={styles["row"]} onClick={() => setOpen(entry)}>
                  <TraceSummary trace={entry.trace} />
                </button>
              </li>
            ))}
          </ol>
        </Surface>
      )}
      <TraceDrawer opened={open !== undefined} onClose={() => setOpen(undefined)}>
        {open && <TraceDetail trace={open.trace} worker={worker} />}
      </TraceDrawer>
    </>
  );
}
