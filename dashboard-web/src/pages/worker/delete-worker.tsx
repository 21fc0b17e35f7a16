import { Alert, List, Skeleton, Stack, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { deleteWorker } from "../../api/commands/worker-settings.ts";
import type { Namespace, References } from "../../api/model.ts";
import { namespacePresenceQuery, namespacesQuery } from "../../api/queries/objects.ts";
import { referencesQuery } from "../../api/queries/worker-settings.ts";
import { workersQuery } from "../../api/queries/workers.ts";
import { ConfirmTyped } from "../../components/confirm-typed.tsx";
import { ErrorPanel } from "../../components/error-panel.tsx";
import { notifySuccess } from "../../components/notify.ts";
import { formatBytes, formatItems } from "../../domain/numbers.ts";

interface Props {
  account: string;
  worker: string;
  onClose: () => void;
}

/** Deletes a Worker, after showing who depends on it and which objects go with it. */
export function DeleteWorker({ account, worker, onClose }: Props) {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const references = useQuery(referencesQuery(account, worker));
  const namespaces = useQuery(namespacesQuery(account));
  const remove = useMutation({
    mutationFn: () => deleteWorker(account, worker),
    onSuccess: async () => {
      notifySuccess(`${worker} is deleted`);
      await navigate({ to: "/workers" });
      await Promise.all([
        queryClient.invalidateQueries(workersQuery(account)),
        queryClient.invalidateQueries(namespacesQuery(account)),
      ]);
    },
  });
  const owned = namespaces.data?.filter((each) => each.script === worker) ?? [];
  const failure = references.error ?? namespaces.error;
  return (
    <ConfirmTyped
      title={`Delete ${worker}`}
      word={worker}
      action="Delete for good"
      pending={remove.isPending || references.isPending || namespaces.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      {failure && <ErrorPanel error={failure} title="It could not be found out what depends on it" />}
      {(references.isPending || namespaces.isPending) && <Skeleton h={60} />}
      {references.data && <Dependents worker={worker} references={references.data} />}
      {owned.length > 0 && <LostObjects account={account} namespaces={owned} />}
      {references.isSuccess && namespaces.isSuccess && owned.length === 0 && (
        <Text size="sm">Its address answers nothing afterwards. It has no objects.</Text>
      )}
    </ConfirmTyped>
  );
}

interface DependentsProps {
  worker: string;
  references: References;
}

function Dependents({ worker, references: { services, durable_objects } }: DependentsProps) {
  const calls = services.incoming.map(({ service }) => `${service} calls it`);
  const binds = durable_objects.map(
    ({ service, durable_object_namespace_name: namespace }) =>
      `${service} binds ${namespace.startsWith(`${worker}_`) ? namespace.slice(worker.length + 1) : namespace}`,
  );
  const lines = [...new Set([...calls, ...binds])];
  if (lines.length === 0) return null;
  return (
    <Alert color="lamp" variant="light" title="Other Workers depend on it and will fail">
      <List size="sm">
        {lines.map((line) => (
          <List.Item key={line}>{line}</List.Item>
        ))}
      </List>
    </Alert>
  );
}

function LostObjects({ account, namespaces }: { account: string; namespaces: Namespace[] }) {
  return (
    <Stack gap={6}>
      <Text size="sm">
        With it, everything that these objects store is deleted. It cannot be brought back.
      </Text>
      <List size="sm">
        {namespaces.map((namespace) => (
          <List.Item key={namespace.id}>
            <Presence account={account} namespace={namespace} />
          </List.Item>
        ))}
      </List>
    </Stack>
  );
}

function Presence({ account, namespace }: { account: string; namespace: Namespace }) {
  const { data: present } = useQuery(namespacePresenceQuery(account, namespace.id));
  const size = present
    ? `: ${formatItems(present.objects, "object")}, ${formatBytes(present.stored_bytes)}`
    : "";
  return `${namespace.class}${size}`;
}
