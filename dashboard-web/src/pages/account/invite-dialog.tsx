import { Button, Group, Select, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { inviteMember } from "../../api/commands/members.ts";
import type { Role } from "../../api/model.ts";
import { membersQuery } from "../../api/queries/members.ts";
import { Dialog } from "../../components/dialog.tsx";
import { ErrorPanel } from "../../components/error-panel.tsx";
import { notifySuccess } from "../../components/notify.ts";
import { useRights } from "../../components/use-rights.ts";
import { mayGive } from "../../domain/rights.ts";

const FIRST_CHOICE = "developer";

interface Props {
  account: string;
  roles: Role[];
  onClose: () => void;
}

export function InviteDialog({ account, roles, onClose }: Props) {
  const queryClient = useQueryClient();
  const rights = useRights();
  const [email, setEmail] = useState("");
  const [role, setRole] = useState(FIRST_CHOICE);
  const address = email.trim();
  const invite = useMutation({
    mutationFn: () => inviteMember(account, address, role),
    onSuccess: async () => {
      await queryClient.invalidateQueries(membersQuery(account));
      notifySuccess(`${address} is invited`);
      onClose();
    },
  });
  return (
    <Dialog onClose={onClose} title="Invite somebody">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (address !== "") invite.mutate();
        }}
      >
        <Stack>
          <TextInput
            type="email"
            label="Email address"
            description="A mail with a link goes there; it is good for a week"
            data-autofocus
            required
            withAsterisk={false}
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <Select
            label="Role"
            description={roles.find((each) => each.id === role)?.description}
            allowDeselect={false}
            data={roles.map((each) => ({
              value: each.id,
              label: each.name,
              disabled: !mayGive(rights, each),
            }))}
            value={role}
            onChange={(value) => setRole(value ?? FIRST_CHOICE)}
          />
          {invite.isError && <ErrorPanel error={invite.error} title="Nobody was invited" />}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={address === ""} loading={invite.isPending}>
              Send invitation
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
