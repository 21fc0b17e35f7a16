import { Badge, Select, Table, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { changeMember } from "../../api/commands/members.ts";
import type { Member, Role } from "../../api/model.ts";
import { membersQuery } from "../../api/queries/members.ts";
import { DataTable } from "../../components/data-table.tsx";
import { notifyFailure, notifySuccess } from "../../components/notify.ts";
import { RowActions, RowLink } from "../../components/row-actions.tsx";
import { When } from "../../components/when.tsx";
import { RoleGate } from "../../components/role-gate.tsx";
import { useMay, useRights } from "../../components/use-rights.ts";
import { mayGive } from "../../domain/rights.ts";

interface MemberTableProps {
  account: string;
  members: Member[];
  roles: Role[];
  /** The user who is looking. */
  self: string;
}

export function MemberTable({ account, members, roles, self }: MemberTableProps) {
  return (
    <DataTable head={["Person", "Role", "Since", ""]} minWidth={640}>
      {members.map((member) => (
        <Table.Tr key={member.id}>
          <Table.Td>
            <Person member={member} isSelf={member.user.id === self} />
          </Table.Td>
          <Table.Td>
            <RoleSelect account={account} member={member} roles={roles} />
          </Table.Td>
          <Table.Td>
            <When at={member.created_on} />
          </Table.Td>
          <Table.Td>
            <RowActions>
              {member.user.id === self ? (
                <RowLink to="/profile" search={{ leave: member.id }}>
                  Leave
                </RowLink>
              ) : (
                <RoleGate needs="Account Members Write">
                  <RowLink to="." search={{ remove: member.id }} aria-label={`Remove ${member.email}`}>
                    Remove
                  </RowLink>
                </RoleGate>
              )}
            </RowActions>
          </Table.Td>
        </Table.Tr>
      ))}
    </DataTable>
  );
}

function Person({ member: { email, user }, isSelf }: { member: Member; isSelf: boolean }) {
  const name = [user.first_name, user.last_name].filter(Boolean).join(" ");
  return (
    <>
      <Text component="div" size="sm" fw={600}>
        {name === "" ? email : name}{" "}
        {isSelf && (
          <Badge variant="light" radius="sm" tt="none" size="sm">
            You
          </Badge>
        )}
      </Text>
      {name !== "" && (
        <Text size="xs" c="var(--hf-quiet)">
          {email}
        </Text>
      )}
    </>
  );
}

interface RoleSelectProps {
  account: string;
  member: Member;
  roles: Role[];
}

function RoleSelect({ account, member, roles }: RoleSelectProps) {
  const queryClient = useQueryClient();
  const query = membersQuery(account);
  const change = useMutation({
    mutationFn: (role: string) => changeMember(account, member.id, role),
    onSuccess: async (changed) => {
      queryClient.setQueryData(query.queryKey, (members) =>
        members?.map((each) => (each.id === changed.id ? changed : each)),
      );
      notifySuccess(`${member.email} is ${changed.roles[0]?.name ?? "changed"} now`);
      await queryClient.invalidateQueries(query);
    },
    onError: notifyFailure("The role was not changed"),
  });
  const rights = useRights();
  const mayChange = useMay("Account Members Write");
  const current = member.roles[0]?.id ?? null;
  if (!mayChange) return member.roles[0]?.name;
  return (
    <Select
      aria-label={`Role of ${member.email}`}
      w={170}
      allowDeselect={false}
      disabled={change.isPending}
      data={roles.map((role) => ({ value: role.id, label: role.name, disabled: !mayGive(rights, role) }))}
      value={change.isPending ? change.variables : current}
      onChange={(role) => {
        if (role !== null && role !== current) change.mutate(role);
      }}
    />
  );
}

export function InvitedTable({ members }: { members: Member[] }) {
  return (
    <DataTable head={["Address", "Role", "Expires", ""]} minWidth={520}>
      {members.map((member) => (
        <Table.Tr key={member.id}>
          <Table.Td fw={600}>{member.email}</Table.Td>
          <Table.Td>{member.roles[0]?.name}</Table.Td>
          <Table.Td>{member.expires_on && <When at={member.expires_on} />}</Table.Td>
          <Table.Td>
            <RowActions>
              <RoleGate needs="Account Members Write">
                <RowLink to="." search={{ remove: member.id }} aria-label={`Revoke ${member.email}`}>
                  Revoke
                </RowLink>
              </RoleGate>
            </RowActions>
          </Table.Td>
        </Table.Tr>
      ))}
    </DataTable>
  );
}
