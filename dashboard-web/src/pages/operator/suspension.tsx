import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { liftSuspension, suspendAccount } from "../../api/commands/operator.ts";
import type { OperatorAccount } from "../../api/model.ts";
import { operatorAccountQuery } from "../../api/queries/operator.ts";
import { Dialog } from "../../components/dialog.tsx";
import { ErrorPanel } from "../../components/error-panel.tsx";
import { notifyFailure, notifySuccess } from "../../components/notify.ts";
import { Surface } from "../../components/surface.tsx";
import { When } from "../../components/when.tsx";

/** Whether an account is suspended, and the way to change that. */
export function Suspension({ account }: { account: OperatorAccount }) {
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState(false);
  const refresh = () => queryClient.invalidateQueries(operatorAccountQuery(account.id));
  const lift = useMutation({
    mutationFn: () => liftSuspension(account.id),
    onSuccess: async () => {
      await refresh();
      notifySuccess(`${account.name} runs again`);
    },
    onError: notifyFailure("The suspension was not lifted"),
  });
  return (
    <Surface>
      {account.suspension === undefined ? (
        <Button color="red.8" onClick={() => setAsking(true)}>
          Suspend the account
        </Button>
      ) : (
        <Stack align="flex-start">
          <Text component="div">
            Suspended <When at={account.suspension.since} />: {account.suspension.reason}
          </Text>
          <Button loading={lift.isPending} onClick={() => lift.mutate()}>
            Lift the suspension
          </Button>
        </Stack>
      )}
      {asking && (
        <Suspend
          account={account}
          onDone={async () => {
            setAsking(false);
            await refresh();
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </Surface>
  );
}

interface SuspendProps {
  account: OperatorAccount;
  onDone: () => Promise<void>;
  onClose: () => void;
}

function Suspend({ account, onDone, onClose }: SuspendProps) {
  const [reason, setReason] = useState("");
  const suspend = useMutation({
    mutationFn: () => suspendAccount(account.id, reason.trim()),
    onSuccess: async () => {
      await onDone();
      notifySuccess(`${account.name} is suspended`);
    },
  });
  return (
    <Dialog onClose={onClose} title={`Suspend ${account.name}`} closeButtonProps={{ "aria-label": "Close" }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (reason.trim() !== "") suspend.mutate();
        }}
      >
        <Stack>
          <Text size="sm">
            Within seconds nothing of the account runs any more, and its members can change nothing. Lifting
            the suspension brings everything back.
          </Text>
          <TextInput
            label="Reason"
            description="The account's members are told"
            maxLength={500}
            data-autofocus
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {suspend.isError && <ErrorPanel error={suspend.error} title="The account was not suspended" />}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" color="red.8" disabled={reason.trim() === ""} loading={suspend.isPending}>
              Suspend
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
