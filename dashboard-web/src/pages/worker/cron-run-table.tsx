import { Badge, Box, Code, Table, Text, Title } from "@mantine/core";
import type { ScheduleRun } from "../../api/model.ts";
import { DataTable } from "../../components/data-table.tsx";
import { When } from "../../components/when.tsx";

const SHOWN = 10;

const OUTCOMES: Record<string, string> = {
  ok: "Done",
  exception: "Exception",
  exceeded_limit: "Limit exceeded",
  unavailable: "Unavailable",
};

/** Newest first. */
export function CronRunTable({ runs }: { runs: ScheduleRun[] }) {
  return (
    <Box mt="lg">
      <Title order={3} mb="xs">
        Last runs
      </Title>
      <DataTable head={["Due", "Schedule", "Took", "Outcome"]} minWidth={520}>
        {runs.slice(0, SHOWN).map((run) => (
          <Table.Tr key={`${run.cron} ${run.scheduled_time}`}>
            <Table.Td>
              <When at={run.scheduled_time} />
            </Table.Td>
            <Table.Td>
              <Code>{run.cron}</Code>
            </Table.Td>
            <Table.Td>{run.duration_ms} ms</Table.Td>
            <Table.Td>
              <Badge variant="light" color={run.outcome === "ok" ? "kelp" : "red"} radius="sm" tt="none">
                {OUTCOMES[run.outcome] ?? run.outcome}
              </Badge>
              {run.error && (
                <Text size="xs" c="var(--hf-quiet)" mt={4} lineClamp={2}>
                  {run.error}
                </Text>
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </DataTable>
    </Box>
  );
}
