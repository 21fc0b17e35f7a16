import { Code, Group } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Outlet } from "@tanstack/react-router";
import { namespacesQuery, objectQuery } from "../../../api/queries/objects.ts";
import { CopyButton } from "../../../components/copy-button.tsx";
import { AnchorLink } from "../../../components/links.tsx";
import { PageHeader } from "../../../components/page-header.tsx";
import { PageTabs } from "../../../components/page-tabs.tsx";
import { objectTitle } from "../../../domain/object-state.ts";
import { StateBadge } from "../state-badge.tsx";

const route = getRouteApi("/authenticated/shell/durable-objects/$namespace/objects/$object");

const TABS = [
  { to: "/durable-objects/$namespace/objects/$object", label: "Overview" },
  {
    to: "/durable-objects/$namespace/objects/$object/storage",
    label: "Storage",
    needs: "Durable Objects Data",
  },
  { to: "/durable-objects/$namespace/objects/$object/logs", label: "Logs", needs: "Workers Tail Read" },
  { to: "/durable-objects/$namespace/objects/$object/manage", label: "Export and delete" },
] as const;

export function ObjectPage() {
  const { account } = route.useRouteContext();
  const { namespace, object } = route.useParams();
  const { data: namespaces } = useSuspenseQuery(namespacesQuery(account.id));
  const { data: detail } = useSuspenseQuery(objectQuery({ account: account.id, namespace, object }));
  const className = namespaces.find(({ id }) => id === namespace)?.class ?? "Namespace";
  return (
    <>
      <Group gap={6}>
        <AnchorLink to="/durable-objects" size="sm" c="var(--hf-quiet)">
          Durable Objects
        </AnchorLink>
        <span aria-hidden>/</span>
        <AnchorLink to="/durable-objects/$namespace" params={{ namespace }} size="sm" c="var(--hf-quiet)">
          {className}
        </AnchorLink>
      </Group>
      <PageHeader
        title={objectTitle(detail)}
        description={
          <Group gap={6} component="span">
            <StateBadge state={detail.state} />
            <Code>{object.slice(0, 16)}…</Code>
            <CopyButton value={object} label="Copy object id" />
          </Group>
        }
      />
      <PageTabs label={`Pages of ${objectTitle(detail)}`} tabs={TABS} params={{ namespace, object }} />
      <Outlet />
    </>
  );
}
