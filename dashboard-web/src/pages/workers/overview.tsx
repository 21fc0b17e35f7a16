import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { Namespace, Worker } from "../../api/model.ts";
import { metricsOverviewQuery } from "../../api/queries/metrics.ts";
import { pausesQuery } from "../../api/queries/pauses.ts";
import { Surface } from "../../components/surface.tsx";
import { DEFAULT_RANGE } from "../../domain/range.ts";
import { listed, statusOf, type Sort } from "../../domain/worker-list.ts";
import { ListControls } from "./list-controls.tsx";
import { WorkerList, type Requests } from "./worker-list.tsx";

const route = getRouteApi("/authenticated/shell/workers");

interface Props {
  account: string;
  workers: Worker[];
  namespaces: Namespace[];
}

/** All Workers with how they fare. What the viewer may not see of that is left out. */
export function Overview({ account, workers, namespaces }: Props) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const metrics = useQuery(metricsOverviewQuery(account, DEFAULT_RANGE));
  const { data: pauses = [] } = useQuery(pausesQuery(account));
  const requests = new Map<string, Requests>(
    metrics.data?.workers.map(({ name, totals, requests: series }) => [
      name,
      { total: totals.requests, series },
    ]),
  );
  const totals = new Map([...requests].map(([name, { total }]) => [name, total]));
  const shown = listed(workers, search, totals);
  const change = (changes: { q?: string | undefined; sort?: Sort }) =>
    void navigate({
      search: (previous) => {
        const { q, sort, ...rest } = { ...previous, ...changes };
        return { ...rest, ...(q && { q }), ...(sort && sort !== "deployed" && { sort }) };
      },
      replace: true,
    });
  return (
    <>
      <ListControls
        text={search.q ?? ""}
        sort={search.sort ?? "deployed"}
        onText={(q) => change({ q })}
        onSort={(sort) => change({ sort })}
      />
      {shown.length === 0 ? (
        <Surface>
          <Text c="var(--hf-quiet)">No Worker is called so, or has such a class or tag.</Text>
        </Surface>
      ) : (
        <WorkerList
          workers={shown.map((worker) => ({
            worker,
            status: statusOf(worker, pauses),
            namespaces: namespaces.filter(({ script }) => script === worker.id),
            requests: requests.get(worker.id) ?? (metrics.isPending ? undefined : null),
          }))}
        />
      )}
    </>
  );
}
