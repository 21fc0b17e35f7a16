import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { membersQuery, rolesQuery } from "../../api/queries/members.ts";
import { ButtonLink } from "../../components/links.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { Section } from "../../components/section.tsx";
import { RoleGate } from "../../components/role-gate.tsx";
import { Invites } from "./invites.tsx";
import { InviteDialog } from "./invite-dialog.tsx";
import { MemberRemoval } from "./member-removal.tsx";
import { InvitedTable, MemberTable } from "./member-table.tsx";
import { RoleList } from "./role-list.tsx";

const route = getRouteApi("/authenticated/shell/members");

export function Members() {
  const { account, user } = route.useRouteContext();
  const { invite, remove } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: members } = useSuspenseQuery(membersQuery(account.id));
  const { data: roles } = useSuspenseQuery(rolesQuery(account.id));
  const removed = members.find((each) => each.id === remove);
  const invited = members.filter((each) => each.status === "pending");
  const onClose = () => void navigate({ search: {} });
  return (
    <>
      <PageHeader
        title="Members"
        description={`Who works in ${account.name}, and what they may do there.`}
        actions={
          <RoleGate needs="Account Members Write">
            <ButtonLink to="." search={{ invite: true }}>
              Invite somebody
            </ButtonLink>
          </RoleGate>
        }
      />
      <Invites />
      <Section title="Members">
        <MemberTable
          account={account.id}
          members={members.filter((each) => each.status !== "pending")}
          roles={roles}
          self={user.id}
        />
      </Section>
      {invited.length > 0 && (
        <Section
          title="Invited"
          description="An invitation is good for a week. Whoever has the mailed link can accept it."
        >
          <InvitedTable members={invited} />
        </Section>
      )}
      <Section title="Roles" description="What each of them may do.">
        <RoleList roles={roles} />
      </Section>
      {invite && <InviteDialog account={account.id} roles={roles} onClose={onClose} />}
      {removed && <MemberRemoval account={account.id} member={removed} self={user.id} onClose={onClose} />}
    </>
  );
}
