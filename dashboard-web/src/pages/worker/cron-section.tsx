import { Badge, Code, Group, Table, Text } from "@mantine/core";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { replaceSchedules } from "../../api/commands/worker-settings.ts";
import type { ScheduleRun } from "../../api/model.ts";
import { scheduleRunsQuery, schedulesQuery } from "../../api/queries/worker-settings.ts";
import { DataTable } from "../../components/data-table.tsx";
import { EmptyLine } from "../../components/empty-line.tsx";
import { ButtonLink } from "../../components/links.tsx";
import { notifySuccess } from "../../components/notify.ts";
import { Section } from "../../components/section.tsx";
import { When } from "../../components/when.tsx";
import { RoleGate } from "../../components/role-gate.tsx";
import { CronDialog } from "./cron-dialog.tsx";
import { CronRunTable } from "./cron-run-table.tsx";
import { RemoveLink, TriggerRemoval } from "./trigger-removal.tsx";
import type { TriggerSectionProps } from "./trigger-section.ts";

/** Schedules, and how they ran. */
export function CronSection({ account, worker, adding, removing, onClose }: TriggerSectionProps) {
  const { data: schedules } = useSuspenseQuery(schedulesQuery(account, worker));
  const { data: runs } = useSuspenseQuery(scheduleRunsQuery(account, worker));
  const crons = schedules.map((each) => each.cron);
  const dialog = { account, worker, crons, onClose };
  return (
    <Section
      title="Cron triggers"
      description={
        <>
          Schedules that call the <Code>scheduled</Code> handler. Their times are in UTC.
        </>
      }
      actions={
        <RoleGate needs="Workers Scripts Write">
          <ButtonLink to="." search={{ add: "cron" }} resetScroll={false} variant="default">
            Add cron trigger
          </ButtonLink>
        </RoleGate>
      }
    >
      {schedules.length === 0 ? (
        <EmptyLine>
          No schedules. <Code>0 6 * * mon-fri</Code> would run the Worker at six on working days.
        </EmptyLine>
      ) : (
        <DataTable head={["Schedule", "Since", "Last run", ""]} minWidth={520}>
          {schedules.map(({ cron, created_on }) => (
            <Table.Tr key={cron}>
              <Table.Td>
                <Code>{cron}</Code>
              </Table.Td>
              <Table.Td>
                <When at={created_on} />
              </Table.Td>
              <Table.Td>
                <LastRun run={runs.find((run) => run.cron === cron)} />
              </Table.Td>
              <Table.Td>
                <RemoveLink needs="Workers Scripts Write" id={cron} name={cron} />
              </Table.Td>
            </Table.Tr>
          ))}
        </DataTable>
      )}
      {runs.length > 0 && <CronRunTable runs={runs} />}
      {adding === "cron" && <CronDialog {...dialog} />}
      {removing !== undefined && crons.includes(removing) && <RemoveCron {...dialog} cron={removing} />}
    </Section>
  );
}

function LastRun({ run }: { run: ScheduleRun | undefined }) {
  if (run === undefined) {
    return (
      <Text size="sm" c="var(--hf-quiet)">
        Not yet
      </Text>
    );
  }
  return (
    <Group gap={8} wrap="nowrap">
      <When at={run.started_on} />
      {run.outcome !== "ok" && (
        <Badge color="red" variant="light" radius="sm" tt="none">
          Failed
        </Badge>
      )}
    </Group>
  );
}

interface RemoveProps {
  account: string;
  worker: string;
  crons: string[];
  cron: string;
  onClose: () => void;
}

function RemoveCron({ account, worker, crons, cron, onClose }: RemoveProps) {
  const queryClient = useQueryClient();
  const remove = useMutation({
    mutationFn: () =>
      replaceSchedules(
        account,
        worker,
        crons.filter((each) => each !== cron),
      ),
    onSuccess: async () => {
      await queryClient.invalidateQueries(schedulesQuery(account, worker));
      notifySuccess(`${cron} is removed`);
      onClose();
    },
  });
  return (
    <TriggerRemoval kind="cron trigger" name={cron} removal={remove} onClose={onClose}>
      The Worker is not run by this schedule any more.
    </TriggerRemoval>
  );
}
