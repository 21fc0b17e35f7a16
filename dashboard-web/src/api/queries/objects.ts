import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { Range } from "../../domain/range.ts";
import type { KeyFilter } from "../../domain/stored-value/key-filter.ts";
import type { StoredValue } from "../../domain/stored-value/value.ts";
import { client, listedOf, resultOf } from "../client.ts";
import type { Log, ObjectRef } from "../model.ts";

const PER_PAGE = 1000;
const OBJECTS_PER_PAGE = 25;
const KEYS_PER_PAGE = 50;
const LOGS_PER_PAGE = 50;
const WATCH_MILLIS = 5_000;
const COUNT_MILLIS = 30_000;

const NAMESPACES = "/client/v4/accounts/{account}/workers/durable_objects/namespaces";
const NAMESPACE = `${NAMESPACES}/{namespace}` as const;
const OBJECT = `${NAMESPACE}/objects/{object}` as const;

export const namespacesQuery = (account: string) =>
  queryOptions({
    queryKey: ["namespaces", account],
    queryFn: () =>
      resultOf(
        client.GET(NAMESPACES, { params: { path: { account }, query: { page: 1, per_page: PER_PAGE } } }),
      ),
  });

/** How many objects of a namespace store how much. */
export const namespacePresenceQuery = (account: string, namespace: string) =>
  queryOptions({
    queryKey: ["namespace-presence", account, namespace],
    queryFn: async () => {
      const path = { account, namespace };
      const call = client.GET(
        "/client/v4/accounts/{account}/workers/durable_objects/namespaces/{namespace}/metrics",
        { params: { path, query: { last: "15m" } } },
      );
      return (await resultOf(call)).present ?? null;
    },
  });
/** What all namespaces did in the last day and hold now, by id. */
export const namespaceTotalsQuery = (account: string) =>
  queryOptions({
    queryKey: ["namespace-totals", account],
    queryFn: async () => {
      const call = client.GET("/client/v4/accounts/{account}/workers/durable_objects/metrics", {
        params: { path: { account }, query: { last: "24h" } },
      });
      return new Map((await resultOf(call)).namespaces.map((each) => [each.id, each]));
    },
  });

export interface ObjectsSearch {
  name?: string | undefined;
  after?: string | undefined;
}

/** A page of a namespace's objects; with a name, those whose names begin so. */
export const objectsQuery = (account: string, namespace: string, { name, after }: ObjectsSearch) =>
  queryOptions({
    queryKey: ["objects", account, namespace, name, after],
    queryFn: () =>
      listedOf(
        client.GET(`${NAMESPACE}/objects`, {
          params: {
            path: { account, namespace },
            query: {
              limit: OBJECTS_PER_PAGE,
              ...(name && { name_prefix: name }),
              ...(after && { cursor: after }),
            },
          },
        }),
      ),
    placeholderData: keepPreviousData,
  });

/** How some objects are present now, by id. */
export const presenceQuery = (account: string, namespace: string, objects: string[]) =>
  queryOptions({
    queryKey: ["presence", account, namespace, objects],
    queryFn: async () => {
      const call = client.GET(`${NAMESPACE}/presence`, {
        params: { path: { account, namespace }, query: { object: objects } },
      });
      return new Map((await resultOf(call)).map((each) => [each.id, each]));
    },
    enabled: objects.length > 0,
    refetchInterval: WATCH_MILLIS,
  });

export const objectQuery = (path: ObjectRef) =>
  queryOptions({
    queryKey: ["object", path.account, path.namespace, path.object],
    queryFn: () => resultOf(client.GET(OBJECT, { params: { path } })),
    refetchInterval: WATCH_MILLIS,
  });

export const objectMetricsQuery = (path: ObjectRef, range: Range) =>
  queryOptions({
    queryKey: ["object-metrics", path.account, path.namespace, path.object, range],
    queryFn: () => resultOf(client.GET(`${OBJECT}/metrics`, { params: { path, query: { last: range } } })),
    placeholderData: keepPreviousData,
    refetchInterval: COUNT_MILLIS,
  });

/** Those objects of a namespace that had the most of something. */
export const topObjectsQuery = (account: string, namespace: string, by: string, range: Range) =>
  queryOptions({
    queryKey: ["top-objects", account, namespace, by, range],
    queryFn: () =>
      resultOf(
        client.GET("/client/v4/accounts/{account}/workers/metrics/top", {
          params: { path: { account }, query: { of: "objects", namespace, by, limit: 10, last: range } },
        }),
      ),
    placeholderData: keepPreviousData,
  });

/** Every look is kept in the audit log: nothing is looked at again that nobody asked for. */
const LOOKED_AT_ONCE = {
  staleTime: Infinity,
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
} as const;

const valuesKey = (path: ObjectRef) => ["values", path.account, path.namespace, path.object] as const;

/** Everything that was read of an object's storage. */
export const valuesRead = (path: ObjectRef) => ({ queryKey: valuesKey(path) });

export const valuesQuery = (path: ObjectRef, filter: KeyFilter) =>
  queryOptions({
    queryKey: [...valuesKey(path), "list", filter],
    queryFn: async () => {
      const { after, ...range } = filter;
      const listed = await listedOf(
        client.GET(`${OBJECT}/values`, {
          params: { path, query: { limit: KEYS_PER_PAGE, ...range, ...(after && { cursor: after }) } },
        }),
      );
      return { ...listed, items: listed.items.map(typed) };
    },
    placeholderData: keepPreviousData,
    ...LOOKED_AT_ONCE,
  });

export const valueQuery = (path: ObjectRef, key: string) =>
  queryOptions({
    queryKey: [...valuesKey(path), "one", key],
    queryFn: async () =>
      typed(await resultOf(client.GET(`${OBJECT}/value`, { params: { path, query: { key } } }))),
    ...LOOKED_AT_ONCE,
  });

export interface StoredEntry {
  key: string;
  bytes: number;
  value: StoredValue;
}

/** The document says of values only that they are JSON. */
const typed = (entry: { key: string; bytes: number; value?: unknown }): StoredEntry => ({
  ...entry,
  value: entry.value as StoredValue,
});

/** Newest first: what an object of a script printed and threw. */
export const objectLogsQuery = (script: string, { account, namespace, object }: ObjectRef, after?: string) =>
  queryOptions({
    queryKey: ["object-logs", account, script, namespace, object, after],
    queryFn: async () => {
      const listed = await listedOf(
        client.GET("/client/v4/accounts/{account}/workers/scripts/{script}/logs", {
          params: {
            path: { account, script },
            query: { namespace, object, limit: LOGS_PER_PAGE, ...(after && { cursor: after }) },
          },
        }),
      );
      return { ...listed, items: listed.items as Log[] };
    },
    placeholderData: keepPreviousData,
  });
