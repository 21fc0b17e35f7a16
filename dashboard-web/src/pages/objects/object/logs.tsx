import { Group, Skeleton, Stack } from "@mantine/core";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { namespacesQuery, objectLogsQuery } from "../../../api/queries/objects.ts";
import { EmptyLine } from "../../../components/empty-line.tsx";
import { ErrorPanel } from "../../../components/error-panel.tsx";
import { InvocationList } from "../../../components/logs/invocation-list.tsx";
import { StoredTrace } from "../../../components/logs/stored-trace.tsx";
import { ButtonLink } from "../../../components/links.tsx";
import { omit } from "../../../domain/omit.ts";

const route = getRouteApi("/authenticated/shell/durable-objects/$namespace/objects/$object/logs");

/** What the object printed and threw in the days for which logs are kept. */
export function ObjectLogs() {
  const { account } = route.useRouteContext();
  const { namespace, object } = route.useParams();
  const { after, log } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: namespaces } = useSuspenseQuery(namespacesQuery(account.id));
  const script = namespaces.find(({ id }) => id === namespace)?.script ?? "";
  const query = useQuery(objectLogsQuery(script, { account: account.id, namespace, object }, after));
  if (query.isPending) return <Skeleton h={280} radius="lg" aria-label="Loading logs" />;
  if (query.isError) {
    return (
      <ErrorPanel error={query.error} title="Logs could not be loaded" onRetry={() => void query.refetch()} />
    );
  }
  const { items, after: next } = query.data;
  const to = "/durable-objects/$namespace/objects/$object/logs" as const;
  const params = { namespace, object };
  return (
    <Stack>
      {items.length === 0 ? (
        <EmptyLine>
          Nothing is logged of this object. What its code prints with console.log, and what it throws, appears
          here within seconds.
        </EmptyLine>
      ) : (
        <InvocationList logs={items} />
      )}
      <Group justify="space-between">
        {after === undefined ? (
          <span />
        ) : (
          <ButtonLink to={to} params={params} search={{}} variant="default">
            Newest
          </ButtonLink>
        )}
        {next !== undefined && (
          <ButtonLink to={to} params={params} search={{ after: next }} variant="default">
            Older
          </ButtonLink>
        )}
      </Group>
      <StoredTrace
        account={account.id}
        worker={script}
        log={log}
        known={items.find(({ id }) => id === log)}
        onClose={() =>
          void navigate({ search: (search) => omit(search, "log"), replace: true, resetScroll: false })
        }
      />
    </Stack>
  );
}
