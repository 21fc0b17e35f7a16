import { Code, Group, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Outlet } from "@tanstack/react-router";
import { namespacesQuery } from "../../api/queries/objects.ts";
import { CopyButton } from "../../components/copy-button.tsx";
import { AnchorLink } from "../../components/links.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { PageTabs } from "../../components/page-tabs.tsx";

const route = getRouteApi("/authenticated/shell/durable-objects/$namespace");

const TABS = [
  { to: "/durable-objects/$namespace", label: "Objects" },
  { to: "/durable-objects/$namespace/metrics", label: "Metrics" },
] as const;

export function NamespacePage() {
  const { account } = route.useRouteContext();
  const { namespace: id } = route.useParams();
  const { data: namespaces } = useSuspenseQuery(namespacesQuery(account.id));
  const namespace = namespaces.find((candidate) => candidate.id === id);
  if (!namespace) return null;
  return (
    <>
      <AnchorLink to="/durable-objects" size="sm" c="var(--hf-quiet)">
        Durable Objects
      </AnchorLink>
      <PageHeader
        title={namespace.class}
        description={
          <Group gap={6} component="span">
            <Text component="span" size="sm">
              A class of{" "}
              <AnchorLink
                to="/workers/$name"
                params={{ name: namespace.script }}
                size="sm"
                underline="always"
              >
                {namespace.script}
              </AnchorLink>
            </Text>
            <Code>{id.slice(0, 8)}…</Code>
            <CopyButton value={id} label="Copy namespace id" />
          </Group>
        }
      />
      <PageTabs label={`Pages of ${namespace.class}`} tabs={TABS} params={{ namespace: id }} />
      <Outlet />
    </>
  );
}
