import { Box, Button, Group, Skeleton, Stack, Text, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { replaceSchedules } from "../../api/commands/worker-settings.ts";
import { scheduleTimesQuery, schedulesQuery } from "../../api/queries/worker-settings.ts";
import { Dialog } from "../../components/dialog.tsx";
import { ErrorPanel } from "../../components/error-panel.tsx";
import { notifySuccess } from "../../components/notify.ts";
import { localTime, utcTime } from "../../domain/time.ts";

const TYPING_MILLIS = 300;

interface Props {
  account: string;
  worker: string;
  crons: string[];
  onClose: () => void;
}

/** Adds a schedule, once it is known when it would run. */
export function CronDialog({ account, worker, crons, onClose }: Props) {
  const queryClient = useQueryClient();
  const [cron, setCron] = useState("0 6 * * mon-fri");
  const text = cron.trim();
  const [settled] = useDebouncedValue(text, TYPING_MILLIS);
  const times = useQuery({ ...scheduleTimesQuery(account, settled), enabled: settled !== "" });
  const isPresent = crons.includes(text);
  const add = useMutation({
    mutationFn: () => replaceSchedules(account, worker, [...crons, text]),
    onSuccess: async () => {
      await queryClient.invalidateQueries(schedulesQuery(account, worker));
      notifySuccess(`${text} is set`);
      onClose();
    },
  });
  const isChecked = settled === text && times.isSuccess;
  return (
    <Dialog onClose={onClose} title="Add a cron trigger">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isChecked && !isPresent) add.mutate();
        }}
      >
        <Stack>
          <TextInput
            label="Schedule"
            description="Minute, hour, day of the month, month, day of the week (1 is Sunday)"
            data-autofocus
            spellCheck={false}
            autoComplete="off"
            styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)" } }}
            error={isPresent ? "The Worker has this schedule already" : times.isError && times.error.message}
            value={cron}
            onChange={(event) => setCron(event.currentTarget.value)}
          />
          <Box mih={96} aria-live="polite">
            {!times.isError && (
              <Text size="sm" fw={550} mb={6}>
                Next times
              </Text>
            )}
            {times.isPending && settled !== "" && <Skeleton h={60} />}
            {times.data && <NextTimes times={times.data} />}
          </Box>
          {add.isError && <ErrorPanel error={add.error} title="Nothing was added" />}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={!isChecked || isPresent} loading={add.isPending}>
              Add
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

function NextTimes({ times }: { times: string[] }) {
  if (times.length === 0) return <Text size="sm">Never: there is no such day.</Text>;
  return times.map((at) => (
    <Group key={at} gap="sm">
      <Text size="sm">{localTime(new Date(at))}</Text>
      <Text size="sm" c="var(--hf-quiet)">
        {utcTime(new Date(at))}
      </Text>
    </Group>
  ));
}
