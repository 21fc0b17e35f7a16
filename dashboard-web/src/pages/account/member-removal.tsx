import { Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { removeMember } from "../../api/commands/members.ts";
import type { Member } from "../../api/model.ts";
import { membersQuery } from "../../api/queries/members.ts";
import { ConfirmTyped } from "../../components/confirm-typed.tsx";
import { notifySuccess } from "../../components/notify.ts";

interface Props {
  account: string;
  member: Member;
  /** The user's own id. */
  self: string;
  onClose: () => void;
}

export function MemberRemoval({ account, member: { id, email, status, user }, self, onClose }: Props) {
  const queryClient = useQueryClient();
  const isInvited = status === "pending";
  const isSelf = user.id === self;
  const remove = useMutation({
    mutationFn: () => removeMember(account, id),
    onSuccess: async () => {
      await queryClient.invalidateQueries(membersQuery(account));
      notifySuccess(isInvited ? `The invitation of ${email} is revoked` : `${email} is no member any more`);
      onClose();
    },
  });
  return (
    <ConfirmTyped
      title={isInvited ? "Revoke invitation" : isSelf ? "Leave the account" : "Remove member"}
      word={email}
      action={isInvited ? "Revoke" : isSelf ? "Leave" : "Remove"}
      pending={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      <Text size="sm">
        {isInvited
          ? "The mailed link leads nowhere afterwards."
          : isSelf
            ? "You see this account no more, and your API tokens and programs are refused in it. What you deployed stays."
            : "They see this account no more, and their API tokens and programs are refused in it. What they deployed stays."}
      </Text>
    </ConfirmTyped>
  );
}
