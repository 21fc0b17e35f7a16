import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { Range } from "../../domain/range.ts";
import { client, resultOf } from "../client.ts";

/** Pods tell what they counted every few seconds. */
const REFRESH_MILLIS = 30_000;

const KEPT_FRESH = { refetchInterval: REFRESH_MILLIS, placeholderData: keepPreviousData } as const;

/** All Workers side by side, with a point for each interval. */
export const metricsOverviewQuery = (account: string, range: Range) =>
  queryOptions({
    queryKey: ["metrics-overview", account, range],
    queryFn: () =>
      resultOf(
        client.GET("/client/v4/accounts/{account}/workers/metrics", {
          params: { path: { account }, query: { last: range } },
        }),
      ),
    ...KEPT_FRESH,
  });

/** A Worker's own invocations, not those of its objects. */
export const workerMetricsQuery = (
  account: string,
  script: string,
  range: Range,
  groupBy: "outcome" | "version",
) =>
  queryOptions({
    queryKey: ["worker-metrics", account, script, range, groupBy],
    queryFn: () =>
      resultOf(
        client.GET("/client/v4/accounts/{account}/workers/scripts/{script}/metrics", {
          params: { path: { account, script }, query: { last: range, group_by: groupBy } },
        }),
      ),
    ...KEPT_FRESH,
  });

/** By version since a moment that is no longer ago than a day or so, in minutes. */
export const versionMetricsSinceQuery = (account: string, script: string, since: string) =>
  queryOptions({
    queryKey: ["worker-metrics", account, script, "since", since],
    queryFn: () =>
      resultOf(
        client.GET("/client/v4/accounts/{account}/workers/scripts/{script}/metrics", {
          params: { path: { account, script }, query: { from: since, group_by: "version" } },
        }),
      ),
    refetchInterval: REFRESH_MILLIS / 3,
  });

export const namespaceMetricsQuery = (account: string, namespace: string, range: Range) =>
  queryOptions({
    queryKey: ["namespace-metrics", account, namespace, range],
    queryFn: () =>
      resultOf(
        client.GET("/client/v4/accounts/{account}/workers/durable_objects/namespaces/{namespace}/metrics", {
          params: { path: { account, namespace }, query: { last: range } },
        }),
      ),
    ...KEPT_FRESH,
  });
