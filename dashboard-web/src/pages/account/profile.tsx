import { Button, SimpleGrid, Table } from "@mantine/core";
import { IconExternalLink } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { membershipsQuery } from "../../api/queries/members.ts";
import { platformQuery } from "../../api/queries/platform.ts";
import { DataTable } from "../../components/data-table.tsx";
import { Fact } from "../../components/fact.tsx";
import { AnchorLink } from "../../components/links.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { RowActions, RowLink } from "../../components/row-actions.tsx";
import { Section } from "../../components/section.tsx";
import { Surface } from "../../components/surface.tsx";
import { roleNames } from "../../domain/role.ts";
import { AccountLeaving } from "./account-leaving.tsx";
import { Invites } from "./invites.tsx";
import { SessionSection } from "./session-section.tsx";

const route = getRouteApi("/authenticated/shell/profile");

export function Profile() {
  const { user } = route.useRouteContext();
  const { leave, logout } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: platform } = useSuspenseQuery(platformQuery);
  const { data: memberships } = useSuspenseQuery(membershipsQuery);
  const left = memberships.find((each) => each.id === leave);
  const onClose = () => void navigate({ search: {} });
  const name = [user.first_name, user.last_name].filter(Boolean).join(" ");
  return (
    <>
      <PageHeader
        title="Profile"
        description="You, wherever you belong to."
        actions={
          <Button
            component="a"
            href={platform.identity.account_url}
            target="_blank"
            rel="noreferrer"
            variant="default"
            rightSection={<IconExternalLink size={16} aria-hidden />}
          >
            Name, password, second factor
          </Button>
        }
      />
      <Invites />
      <Section title="Facts">
        <Surface>
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="lg">
            <Fact label="Email address">{user.email}</Fact>
            <Fact label="Name">{name === "" ? "Not given" : name}</Fact>
          </SimpleGrid>
        </Surface>
      </Section>
      <Section title="Accounts" description="Where you are a member.">
        <DataTable head={["Account", "Role", ""]} minWidth={420}>
          {memberships.map((membership) => (
            <Table.Tr key={membership.id}>
              <Table.Td>
                <AnchorLink to="/workers" search={{ account: membership.account.id }} size="sm" fw={600}>
                  {membership.account.name}
                </AnchorLink>
              </Table.Td>
              <Table.Td>{roleNames(membership.roles)}</Table.Td>
              <Table.Td>
                <RowActions>
                  <RowLink
                    to="."
                    search={{ leave: membership.id }}
                    aria-label={`Leave ${membership.account.name}`}
                  >
                    Leave
                  </RowLink>
                </RowActions>
              </Table.Td>
            </Table.Tr>
          ))}
        </DataTable>
      </Section>
      <SessionSection
        idleSeconds={platform.identity.idle_seconds}
        leaving={logout ?? false}
        onClose={onClose}
      />
      {left && <AccountLeaving membership={left} onClose={onClose} />}
    </>
  );
}
