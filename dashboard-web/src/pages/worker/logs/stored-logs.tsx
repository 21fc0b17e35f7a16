import { Button, Center, Skeleton, Stack } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { logsQuery, type LogFilter } from "../../../api/queries/logs.ts";
import { EmptyState } from "../../../components/empty-state.tsx";
import { ErrorPanel } from "../../../components/error-panel.tsx";
import { Surface } from "../../../components/surface.tsx";
import { omit } from "../../../domain/omit.ts";
import { beginOf, rangeName, type Range } from "../../../domain/range.ts";
import { InvocationList } from "../../../components/logs/invocation-list.tsx";
import { StoredTrace } from "../../../components/logs/stored-trace.tsx";

interface Props {
  account: string;
  worker: string;
  range: Range;
  filter: LogFilter;
  /** The invocation that is looked at. */
  open: string | undefined;
}

/** What was kept of the last days, newest first. */
export function StoredLogs({ account, worker, range, filter, open }: Props) {
  const navigate = useNavigate({ from: "/workers/$name/logs" });
  const from = useMemo(() => beginOf(range, new Date()), [range]);
  const query = useInfiniteQuery(logsQuery(account, worker, from, filter));
  const logs = query.data?.pages.flatMap((page) => page.logs) ?? [];
  const searching = Object.values(filter).some((value) => value !== undefined);
  if (query.isPending) return <RowSkeletons />;
  if (query.isError && logs.length === 0) {
    return (
      <ErrorPanel error={query.error} title="Logs could not be loaded" onRetry={() => void query.refetch()} />
    );
  }
  return (
    <>
      {logs.length === 0 ? (
        <EmptyState
          title={searching ? "Nothing matches" : "Nothing was logged"}
          text={
            searching
              ? `No invocation in ${rangeName(range)} matches these filters.`
              : `What the Worker prints with console.log, and every failure, is kept for some days. There was nothing in ${rangeName(range)}.`
          }
        />
      ) : (
        <InvocationList logs={logs} />
      )}
      <Center mih={36}>
        {query.hasNextPage && (
          <Button
            variant="default"
            loading={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {query.isFetchNextPageError ? "Try again" : "Show older"}
          </Button>
        )}
        {!query.hasNextPage && (
          <Button
            variant="subtle"
            size="xs"
            loading={query.isRefetching}
            onClick={() => void query.refetch()}
          >
            Look again
          </Button>
        )}
      </Center>
      <StoredTrace
        account={account}
        worker={worker}
        log={open}
        known={logs.find(({ id }) => id === open)}
        onClose={() =>
          void navigate({ search: (search) => omit(search, "log"), replace: true, resetScroll: false })
        }
      />
    </>
  );
}

function RowSkeletons() {
  return (
    <Surface>
      <Stack gap={22} aria-busy="true" aria-label="Loading">
        {[92, 80, 86, 74, 90, 68].map((percent) => (
          <Skeleton key={percent} h={15} w={`${percent}%`} />
        ))}
      </Stack>
    </Surface>
  );
}
