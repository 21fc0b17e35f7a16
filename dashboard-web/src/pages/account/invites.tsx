import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { IconMail } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answerInvite } from "../../api/commands/members.ts";
import type { Invite } from "../../api/model.ts";
import { accountsQuery } from "../../api/queries/account.ts";
import { invitesQuery, membershipsQuery } from "../../api/queries/members.ts";
import { notifyFailure, notifySuccess } from "../../components/notify.ts";
import { When } from "../../components/when.tsx";

/** Accounts to which the user is invited, to be accepted or not; nothing if there are none. */
export function Invites() {
  const { data: invites } = useQuery(invitesQuery);
  if (!invites || invites.length === 0) return null;
  return (
    <Stack mb="xl">
      {invites.map((invite) => (
        <Invitation key={invite.id} invite={invite} />
      ))}
    </Stack>
  );
}

function Invitation({ invite }: { invite: Invite }) {
  const queryClient = useQueryClient();
  const answer = useMutation({
    mutationFn: (status: "accepted" | "rejected") => answerInvite(invite.id, status),
    onSuccess: async (_answered, status) => {
      notifySuccess(
        status === "accepted"
          ? `You are a member of ${invite.account_name}. The account menu leads there.`
          : "The invitation is declined",
      );
      await Promise.all([
        queryClient.invalidateQueries(invitesQuery),
        queryClient.invalidateQueries({ ...accountsQuery, refetchType: "all" }),
        queryClient.invalidateQueries(membershipsQuery),
      ]);
    },
    onError: notifyFailure("The invitation was not answered"),
  });
  return (
    <Alert color="kelp" variant="light" icon={<IconMail size={18} />} title={`Join ${invite.account_name}?`}>
      <Text size="sm">
        {invite.invited_by} invites you as {invite.roles[0]?.name}. The invitation expires{" "}
        <When at={invite.expires_on} />.
      </Text>
      <Group mt="sm" gap="sm">
        <Button size="xs" loading={answer.isPending} onClick={() => answer.mutate("accepted")}>
          Accept
        </Button>
        <Button
          size="xs"
          variant="default"
          disabled={answer.isPending}
          onClick={() => answer.mutate("rejected")}
        >
          Decline
        </Button>
      </Group>
    </Alert>
  );
}
