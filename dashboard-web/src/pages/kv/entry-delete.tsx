import { Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { deleteKvValue } from "../../api/commands/kv.ts";
import { ConfirmTyped } from "../../components/confirm-typed.tsx";
import { notifySuccess } from "../../components/notify.ts";

interface Props {
  account: string;
  namespace: string;
  name: string;
  onClose: () => void;
}

export function EntryDelete({ account, namespace, name, onClose }: Props) {
  const queryClient = useQueryClient();
  const remove = useMutation({
    mutationFn: () => deleteKvValue(account, namespace, name),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["kv-keys", account, namespace] });
      notifySuccess(`${name} is deleted`);
      onClose();
    },
  });
  return (
    <ConfirmTyped
      title="Delete entry"
      word={name}
      action="Delete"
      pending={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      <Text size="sm">The key, its value and its metadata are gone afterwards.</Text>
    </ConfirmTyped>
  );
}
