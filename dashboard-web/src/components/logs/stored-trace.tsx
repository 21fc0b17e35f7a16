import { Skeleton, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Log } from "../../api/model.ts";
import { logQuery } from "../../api/queries/logs.ts";
import { ErrorPanel } from "../error-panel.tsx";
import { TraceDetail } from "./trace-detail.tsx";
import { TraceDrawer } from "./trace-drawer.tsx";

interface Props {
  account: string;
  worker: string;
  /** The drawer is closed while there is none. */
  log: string | undefined;
  /** The same if it is in the list already. */
  known: Log | undefined;
  onClose: () => void;
}

/** One stored invocation, beside the list. */
export function StoredTrace({ account, worker, log, known, onClose }: Props) {
  const query = useQuery({
    ...logQuery(account, worker, log ?? ""),
    enabled: log !== undefined && known === undefined,
  });
  const found = known ?? query.data;
  return (
    <TraceDrawer opened={log !== undefined} onClose={onClose}>
      {found ? (
        <TraceDetail
          trace={found.trace}
          worker={worker}
          requestId={found.request_id}
          namespace={found.namespace_id}
          objectName={found.object_name}
        />
      ) : query.isError ? (
        <ErrorPanel error={query.error} title="This invocation could not be loaded" />
      ) : (
        <Stack aria-busy="true" aria-label="Loading">
          <Skeleton h={26} w="60%" />
          <Skeleton h={90} />
          <Skeleton h={160} />
        </Stack>
      )}
    </TraceDrawer>
  );
}
