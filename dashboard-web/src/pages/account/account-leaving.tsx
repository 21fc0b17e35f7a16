import { Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { leaveAccount } from "../../api/commands/members.ts";
import type { Membership } from "../../api/model.ts";
import { accountsQuery } from "../../api/queries/account.ts";
import { membershipsQuery } from "../../api/queries/members.ts";
import { ConfirmTyped } from "../../components/confirm-typed.tsx";
import { notifySuccess } from "../../components/notify.ts";

interface Props {
  membership: Membership;
  onClose: () => void;
}

export function AccountLeaving({ membership: { id, account }, onClose }: Props) {
  const queryClient = useQueryClient();
  const leave = useMutation({
    mutationFn: () => leaveAccount(id),
    onSuccess: async () => {
      await Promise.all([
        queryClient.invalidateQueries({ ...accountsQuery, refetchType: "all" }),
        queryClient.invalidateQueries(membershipsQuery),
      ]);
      notifySuccess(`You have left ${account.name}`);
      onClose();
    },
  });
  return (
    <ConfirmTyped
      title="Leave account"
      word={account.name}
      action="Leave"
      pending={leave.isPending}
      error={leave.error}
      onConfirm={() => leave.mutate()}
      onClose={onClose}
    >
      <Text size="sm">
        You see {account.name} no more, until somebody there invites you again. What you deployed stays.
      </Text>
    </ConfirmTyped>
  );
}
