import { Code, Group, Skeleton, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { objectsQuery } from "../../api/queries/objects.ts";
import { EmptyLine } from "../../components/empty-line.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { ErrorPanel } from "../../components/error-panel.tsx";
import { ButtonLink } from "../../components/links.tsx";
import { ObjectSearch } from "./object-search.tsx";
import { ObjectTable } from "./object-table.tsx";

const route = getRouteApi("/authenticated/shell/durable-objects/$namespace/");

export function ObjectList() {
  const { account } = route.useRouteContext();
  const { namespace } = route.useParams();
  const search = route.useSearch();
  const query = useQuery(objectsQuery(account.id, namespace, search));
  return (
    <Stack gap="lg">
      <ObjectSearch key={search.name ?? ""} namespace={namespace} name={search.name ?? ""} />
      {query.isPending && <Skeleton h={320} radius="lg" aria-label="Loading objects" />}
      {query.isError && (
        <ErrorPanel
          error={query.error}
          title="Objects could not be loaded"
          onRetry={() => void query.refetch()}
        />
      )}
      {query.data && query.data.items.length > 0 && (
        <ObjectTable account={account.id} namespace={namespace} objects={query.data.items} />
      )}
      {query.data?.items.length === 0 && <Nothing name={search.name} />}
      <Paging namespace={namespace} name={search.name} isFirst={!search.after} next={query.data?.after} />
    </Stack>
  );
}

function Nothing({ name }: { name: string | undefined }) {
  if (name !== undefined) {
    return (
      <EmptyLine>
        No object that stores something has a name that begins with “{name}”. Objects that were addressed by
        id only have no name.
      </EmptyLine>
    );
  }
  return (
    <EmptyState
      title="No objects yet"
      text={
        <>
          An object comes into being when it is first addressed, for instance with{" "}
          <Code>env.BINDING.getByName("lobby")</Code>, and is listed here once it has stored something.
        </>
      }
    />
  );
}

interface PagingProps {
  namespace: string;
  name: string | undefined;
  isFirst: boolean;
  next: string | undefined;
}

function Paging({ namespace, name, isFirst, next }: PagingProps) {
  if (isFirst && next === undefined) return null;
  const filter = name === undefined ? {} : { name };
  return (
    <Group justify="space-between">
      {isFirst ? (
        <Text size="sm" c="var(--hf-quiet)">
          In the order of {name === undefined ? "shards and ids" : "names"}
        </Text>
      ) : (
        <ButtonLink to="/durable-objects/$namespace" params={{ namespace }} search={filter} variant="default">
          First page
        </ButtonLink>
      )}
      {next !== undefined && (
        <ButtonLink
          to="/durable-objects/$namespace"
          params={{ namespace }}
          search={{ ...filter, after: next }}
          variant="default"
        >
          Next page
        </ButtonLink>
      )}
    </Group>
  );
}
