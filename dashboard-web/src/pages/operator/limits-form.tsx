import { Button, Group, NumberInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { limitAccount, type AccountLimits } from "../../api/commands/operator.ts";
import { operatorAccountQuery } from "../../api/queries/operator.ts";
import { ErrorPanel } from "../../components/error-panel.tsx";
import { notifySuccess } from "../../components/notify.ts";
import { Surface } from "../../components/surface.tsx";

interface Props {
  id: string;
  limits: AccountLimits;
}

/** Limits of one account that differ from everybody's. */
export function LimitsForm({ id, limits }: Props) {
  const queryClient = useQueryClient();
  const [requests, setRequests] = useState<number | string>(limits.requests_per_minute ?? "");
  const [cpu, setCpu] = useState<number | string>(limits.cpu_millis ?? "");
  const save = useMutation({
    mutationFn: () =>
      limitAccount(id, {
        ...(typeof requests === "number" && { requests_per_minute: requests }),
        ...(typeof cpu === "number" && { cpu_millis: cpu }),
      }),
    onSuccess: async () => {
      notifySuccess("The limits hold from now on");
      await queryClient.invalidateQueries(operatorAccountQuery(id));
    },
  });
  return (
    <Surface>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Group gap="sm" align="flex-end">
          <NumberInput
            label="API requests a minute"
            placeholder="As everybody"
            min={1}
            max={1_000_000}
            allowDecimal={false}
            hideControls
            value={requests}
            onChange={setRequests}
          />
          <NumberInput
            label="CPU time of an event, in ms"
            placeholder="As the plan says"
            min={1}
            max={300_000}
            allowDecimal={false}
            hideControls
            value={cpu}
            onChange={setCpu}
          />
          <Button type="submit" variant="default" loading={save.isPending}>
            Set limits
          </Button>
        </Group>
        {save.isError && <ErrorPanel error={save.error} title="The limits were not changed" />}
      </form>
    </Surface>
  );
}
