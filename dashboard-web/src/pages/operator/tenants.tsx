import { Badge, Stack, Table, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { operatorAccountsQuery } from "../../api/queries/operator.ts";
import { DataTable } from "../../components/data-table.tsx";
import { EmptyLine } from "../../components/empty-line.tsx";
import { AnchorLink } from "../../components/links.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { SearchForm } from "../../components/search-form.tsx";
import { When } from "../../components/when.tsx";
import { formatItems } from "../../domain/numbers.ts";
import { planName } from "../../domain/plan-name.ts";
import { Pages } from "./pages.tsx";

const route = getRouteApi("/authenticated/shell/operator/tenants");

export function Tenants() {
  const { search = "", page = 1 } = route.useSearch();
  const navigate = route.useNavigate();
  const { data } = useQuery(operatorAccountsQuery(search, page));
  const total = data?.total ?? 0;
  return (
    <>
      <PageHeader title="Tenants" description="Every account of this installation, oldest first." />
      <Stack gap="lg">
        <SearchForm
          key={search}
          label="Find an account"
          placeholder="Name, subdomain, id or a member's address"
          text={search}
          onFind={(text) => void navigate({ search: text.trim() ? { search: text.trim() } : {} })}
        />
        {data && data.items.length === 0 && <EmptyLine>No account matches “{search}”.</EmptyLine>}
        {data && data.items.length > 0 && (
          <>
            <Text size="sm" c="var(--hf-quiet)">
              {formatItems(total, "account")}
            </Text>
            <DataTable head={["Account", "Subdomain", "Plan", "Standing", "Since", "State"]} minWidth={720}>
              {data.items.map((account) => (
                <Table.Tr key={account.id}>
                  <Table.Td style={{ overflowWrap: "anywhere" }}>
                    <AnchorLink to="/operator/tenants/$id" params={{ id: account.id }} size="sm" fw={600}>
                      {account.name}
                    </AnchorLink>
                  </Table.Td>
                  <Table.Td>{account.subdomain ?? "–"}</Table.Td>
                  <Table.Td>{planName(account.plan)}</Table.Td>
                  <Table.Td>{account.standing === "none" ? "–" : account.standing}</Table.Td>
                  <Table.Td style={{ whiteSpace: "nowrap" }}>
                    <When at={account.created_on} />
                  </Table.Td>
                  <Table.Td>
                    <SuspendedBadge suspended={account.suspension !== undefined} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </DataTable>
          </>
        )}
        <Pages
          page={page}
          total={total}
          onChange={(wanted) =>
            void navigate({
              search: { ...(search && { search }), ...(wanted > 1 && { page: wanted }) },
            })
          }
        />
      </Stack>
    </>
  );
}

export function SuspendedBadge({ suspended }: { suspended: boolean }) {
  return (
    <Badge variant="light" color={suspended ? "red" : "kelp"} radius="sm" tt="none">
      {suspended ? "Suspended" : "Active"}
    </Badge>
  );
}
