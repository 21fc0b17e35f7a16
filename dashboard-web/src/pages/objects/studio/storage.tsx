import { Button, Group, Skeleton, Stack, Text } from "@mantine/core";
import { IconPlus, IconRefresh } from "@tabler/icons-react";
import { useQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { objectQuery, valuesQuery, valuesRead } from "../../../api/queries/objects.ts";
import { EmptyLine } from "../../../components/empty-line.tsx";
import { ErrorPanel } from "../../../components/error-panel.tsx";
import { When } from "../../../components/when.tsx";
import { formatBytes, formatItems } from "../../../domain/numbers.ts";
import { keyFilter } from "../../../domain/stored-value/key-filter.ts";
import { AddValue } from "./add-value.tsx";
import { KeySearch } from "./key-search.tsx";
import { ValueDrawer } from "./value-drawer.tsx";
import { ValueTable } from "./value-table.tsx";

const route = getRouteApi("/authenticated/shell/durable-objects/$namespace/objects/$object/storage");

/** What the object stores, key by key, to look at and to change. */
export function ObjectStorage() {
  const { account } = route.useRouteContext();
  const { namespace, object } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const queryClient = useQueryClient();
  const path = { account: account.id, namespace, object };
  const filter = keyFilter({ ...search });
  const { after, ...range } = filter;
  const { data: detail } = useSuspenseQuery(objectQuery(path));
  const query = useQuery(valuesQuery(path, filter));
  const next = query.data?.after;
  const isFiltered = Object.keys(filter).length > 0;
  return (
    <Stack gap="lg">
      <Group justify="space-between" gap="sm">
        <Text size="sm" c="var(--hf-quiet)" component="div">
          {formatItems(detail.stored_keys, "key")}, {formatBytes(detail.stored_bytes)}. Alarm:{" "}
          {detail.alarm ? <When at={detail.alarm} /> : "not set"}. Every look and change is kept in the audit
          log.
        </Text>
        <Group gap="sm">
          <Button
            variant="default"
            leftSection={<IconRefresh size={16} />}
            loading={query.isFetching}
            onClick={() => void queryClient.invalidateQueries(valuesRead(path))}
          >
            Look again
          </Button>
          <Button
            leftSection={<IconPlus size={16} />}
            onClick={() => void navigate({ search: { ...filter, add: true } })}
          >
            Add key
          </Button>
        </Group>
      </Group>
      <KeySearch
        key={JSON.stringify(filter)}
        filter={filter}
        onFind={(wanted) => void navigate({ search: wanted })}
      />
      {query.isPending && <Skeleton h={320} radius="lg" aria-label="Loading values" />}
      {query.isError && (
        <ErrorPanel
          error={query.error}
          title="Values could not be loaded"
          onRetry={() => void query.refetch()}
        />
      )}
      {query.data?.items.length === 0 && (
        <EmptyLine>
          {isFiltered
            ? "No key matches. Keys are compared byte by byte, small and capital letters apart."
            : "The object stores no values."}
        </EmptyLine>
      )}
      {query.data && query.data.items.length > 0 && (
        <ValueTable
          entries={query.data.items}
          onOpen={(key) => void navigate({ search: { ...filter, key } })}
        />
      )}
      <Group justify="space-between">
        {after === undefined ? (
          <span />
        ) : (
          <Button variant="default" onClick={() => void navigate({ search: range })}>
            First page
          </Button>
        )}
        {next !== undefined && (
          <Button variant="default" onClick={() => void navigate({ search: { ...filter, after: next } })}>
            Next page
          </Button>
        )}
      </Group>
      {search.key !== undefined && (
        <ValueDrawer
          key={search.key}
          path={path}
          name={search.key}
          known={query.data?.items.find(({ key }) => key === search.key)}
          onClose={() => void navigate({ search: filter })}
        />
      )}
      {search.add && <AddValue path={path} onClose={() => void navigate({ search: filter })} />}
    </Stack>
  );
}
