import { Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { deleteKvNamespace } from "../../api/commands/kv.ts";
import type { KvNamespace } from "../../api/model.ts";
import { kvNamespacesQuery } from "../../api/queries/kv.ts";
import { ConfirmTyped } from "../../components/confirm-typed.tsx";
import { notifySuccess } from "../../components/notify.ts";

interface Props {
  account: string;
  namespace: KvNamespace;
  onClose: () => void;
}

export function NamespaceDelete({ account, namespace: { id, title }, onClose }: Props) {
  const queryClient = useQueryClient();
  const remove = useMutation({
    mutationFn: () => deleteKvNamespace(account, id),
    onSuccess: async () => {
      await queryClient.invalidateQueries(kvNamespacesQuery(account));
      notifySuccess(`${title} is deleted`);
      onClose();
    },
  });
  return (
    <ConfirmTyped
      title="Delete KV namespace"
      word={title}
      action="Delete for good"
      pending={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      <Text size="sm">All its keys and values are deleted. Workers that bind it fail when they use it.</Text>
    </ConfirmTyped>
  );
}
