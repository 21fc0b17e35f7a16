import { Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { deleteToken } from "../../api/commands/tokens.ts";
import type { Token } from "../../api/model.ts";
import { tokensQuery } from "../../api/queries/tokens.ts";
import { ConfirmTyped } from "../../components/confirm-typed.tsx";
import { notifySuccess } from "../../components/notify.ts";

export function TokenDelete({ token: { id, name }, onClose }: { token: Token; onClose: () => void }) {
  const queryClient = useQueryClient();
  const remove = useMutation({
    mutationFn: () => deleteToken(id),
    onSuccess: async () => {
      await queryClient.invalidateQueries(tokensQuery);
      notifySuccess(`${name} is deleted`);
      onClose();
    },
  });
  return (
    <ConfirmTyped
      title="Delete API token"
      word={name}
      action="Delete"
      pending={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      <Text size="sm">Programs that use it are refused from now on.</Text>
    </ConfirmTyped>
  );
}
