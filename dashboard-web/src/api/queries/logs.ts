import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { TraceFilter } from "../../domain/trace.ts";
import { client, listedOf, resultOf } from "../client.ts";
import type { Log } from "../model.ts";

const PAGE_SIZE = 50;

export interface LogFilter extends TraceFilter {
  version?: string | undefined;
}

/**
 * What a Worker and its objects logged, newest first.
 *
 * @param from RFC 3339: how far back it goes
 */
export const logsQuery = (account: string, script: string, from: string, filter: LogFilter) =>
  infiniteQueryOptions({
    queryKey: ["logs", account, script, from, filter],
    queryFn: async ({ pageParam }) => {
      const query = { ...filter, from, cursor: pageParam, limit: PAGE_SIZE };
      const call = client.GET("/client/v4/accounts/{account}/workers/scripts/{script}/logs", {
        params: { path: { account, script }, query: withoutAbsent(query) },
      });
      const { items, after } = await listedOf(call);
      return { logs: items as Log[], after };
    },
    initialPageParam: "",
    getNextPageParam: ({ after }) => after,
  });

export const logQuery = (account: string, script: string, log: string) =>
  queryOptions({
    queryKey: ["log", account, script, log],
    queryFn: async () => {
      const call = client.GET("/client/v4/accounts/{account}/workers/scripts/{script}/logs/{log}", {
        params: { path: { account, script, log } },
      });
      return (await resultOf(call)) as Log;
    },
    staleTime: Infinity,
  });

function withoutAbsent<T extends object>(values: T) {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
