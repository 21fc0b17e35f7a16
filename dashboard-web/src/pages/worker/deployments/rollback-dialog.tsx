import { Button, Code, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { ApiError, ErrorCode } from "../../../api/errors.ts";
import type { Deployment, Version } from "../../../api/model.ts";
import { ErrorPanel } from "../../../components/error-panel.tsx";
import { When } from "../../../components/when.tsx";
import { versionName } from "../../../domain/version.ts";
import { useDeploy, type WorkerOfAccount } from "./use-deploy.ts";

interface Props {
  worker: WorkerOfAccount;
  /** What is brought back; the dialog is closed while there is nothing. */
  target: Deployment | undefined;
  versions: Version[];
  onClose: () => void;
}

export function RollbackDialog({ worker, target, versions, onClose }: Props) {
  return (
    <Modal
      opened={target !== undefined}
      onClose={onClose}
      title="Roll back"
      centered
      closeButtonProps={{ "aria-label": "Close" }}
    >
      {target && (
        <Rollback key={target.id} worker={worker} target={target} versions={versions} onClose={onClose} />
      )}
    </Modal>
  );
}

function Rollback({ worker, target, versions, onClose }: Props & { target: Deployment }) {
  const [message, setMessage] = useState("");
  const deploy = useDeploy(worker, onClose);
  const secretsChanged = deploy.error instanceof ApiError && deploy.error.code === ErrorCode.secretsChanged;
  const rollBack = (force: boolean) =>
    deploy.mutate({ shares: target.versions, message: message.trim(), force });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        rollBack(false);
      }}
    >
      <Stack gap="md">
        <Text size="sm">
          What was deployed <When at={target.created_on} /> answers all new requests again. Durable Objects
          keep what they store.
        </Text>
        {target.versions.map(({ version_id, percentage }) => (
          <Text key={version_id} size="sm">
            <Code>{versionName(version_id, versions)}</Code>
            {percentage < 100 && ` at ${percentage} %`}
          </Text>
        ))}
        <TextInput
          label="Why"
          placeholder="Optional, shown in the history"
          maxLength={100}
          data-autofocus
          value={message}
          onChange={(event) => setMessage(event.currentTarget.value)}
        />
        {deploy.isError && (
          <ErrorPanel
            error={deploy.error}
            color={secretsChanged ? "lamp" : "red"}
            title={secretsChanged ? "Secrets get former values back" : "The rollback was refused"}
          >
            {secretsChanged && (
              <Button size="xs" variant="default" onClick={() => rollBack(true)}>
                Roll back nevertheless
              </Button>
            )}
          </ErrorPanel>
        )}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={deploy.isPending}>
            Roll back
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
