import { createRoute, lazyRouteComponent, notFound } from "@tanstack/react-router";
import { ApiError } from "../api/errors.ts";
import { namespacesQuery, objectQuery } from "../api/queries/objects.ts";
import { keyFilter, type KeyFilter } from "../domain/stored-value/key-filter.ts";
import { rangeSearch, type RangeSearch } from "../domain/range.ts";
import { flags } from "./search.ts";
import { shellRoute } from "./shell.tsx";

export const durableObjectsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/durable-objects",
  loader: ({ context: { queryClient, account } }) => queryClient.ensureQueryData(namespacesQuery(account.id)),
  component: lazyRouteComponent(() => import("../pages/objects/namespaces.tsx"), "Namespaces"),
});

/** One class of objects. */
export const namespaceRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/durable-objects/$namespace",
  loader: async ({ context: { queryClient, account }, params: { namespace } }) => {
    const namespaces = await queryClient.ensureQueryData(namespacesQuery(account.id));
    if (!namespaces.some(({ id }) => id === namespace)) throw notFound();
  },
  component: lazyRouteComponent(() => import("../pages/objects/namespace.tsx"), "NamespacePage"),
});

const text = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : typeof value === "number" ? String(value) : undefined;

export interface ObjectListSearch {
  /** How names begin. */
  name?: string;
  /** Where a later page begins. */
  after?: string;
}

export const namespaceObjectsRoute = createRoute({
  getParentRoute: () => namespaceRoute,
  path: "/",
  validateSearch: (search): ObjectListSearch => {
    const [name, after] = [text(search["name"]), text(search["after"])];
    return { ...(name !== undefined && { name }), ...(after !== undefined && { after }) };
  },
  component: lazyRouteComponent(() => import("../pages/objects/object-list.tsx"), "ObjectList"),
});

export const TOP_METRICS = ["requests", "active_millis", "storage_write_units", "errors"] as const;

interface NamespaceMetricsSearch extends RangeSearch {
  /** By what the busiest objects are chosen. */
  top?: (typeof TOP_METRICS)[number];
}

export const namespaceMetricsRoute = createRoute({
  getParentRoute: () => namespaceRoute,
  path: "/metrics",
  validateSearch: (search): NamespaceMetricsSearch => {
    const top = TOP_METRICS.find((each) => each === search["top"]);
    return { ...rangeSearch(search), ...(top !== undefined && { top }) };
  },
  component: lazyRouteComponent(() => import("../pages/objects/namespace-metrics.tsx"), "NamespaceMetrics"),
});

/** One object: its heading, its tabs, and the page below them. */
export const objectRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/durable-objects/$namespace/objects/$object",
  loader: async ({ context: { queryClient, account }, params: { namespace, object } }) => {
    try {
      const [namespaces] = await Promise.all([
        queryClient.ensureQueryData(namespacesQuery(account.id)),
        queryClient.ensureQueryData(objectQuery({ account: account.id, namespace, object })),
      ]);
      if (!namespaces.some(({ id }) => id === namespace)) throw notFound();
    } catch (error) {
      if (error instanceof ApiError && error.notFound) throw notFound();
      throw error;
    }
  },
  component: lazyRouteComponent(() => import("../pages/objects/object/object.tsx"), "ObjectPage"),
  notFoundComponent: lazyRouteComponent(() => import("../pages/objects/object/no-object.tsx"), "NoObject"),
});

export const objectOverviewRoute = createRoute({
  getParentRoute: () => objectRoute,
  path: "/",
  validateSearch: rangeSearch,
  component: lazyRouteComponent(() => import("../pages/objects/object/overview.tsx"), "ObjectOverview"),
});

interface StorageSearch extends KeyFilter {
  /** The value that is open. */
  key?: string;
  /** Whether one is being added. */
  add?: true;
}

export const objectStorageRoute = createRoute({
  getParentRoute: () => objectRoute,
  path: "/storage",
  validateSearch: (search): StorageSearch => {
    const key = text(search["key"]);
    return {
      ...keyFilter(search),
      ...(key !== undefined && { key }),
      ...(search["add"] === true && { add: true }),
    };
  },
  component: lazyRouteComponent(() => import("../pages/objects/studio/storage.tsx"), "ObjectStorage"),
});

interface ObjectLogsSearch {
  /** Where a later page begins. */
  after?: string;
  /** The invocation that is looked at. */
  log?: string;
}

export const objectLogsRoute = createRoute({
  getParentRoute: () => objectRoute,
  path: "/logs",
  validateSearch: (search): ObjectLogsSearch => {
    const [after, log] = [text(search["after"]), text(search["log"])];
    return { ...(after !== undefined && { after }), ...(log !== undefined && { log }) };
  },
  component: lazyRouteComponent(() => import("../pages/objects/object/logs.tsx"), "ObjectLogs"),
});

export const objectManageRoute = createRoute({
  getParentRoute: () => objectRoute,
  path: "/manage",
  validateSearch: (search) => flags(search, "remove"),
  component: lazyRouteComponent(() => import("../pages/objects/object/manage.tsx"), "ObjectManage"),
});
