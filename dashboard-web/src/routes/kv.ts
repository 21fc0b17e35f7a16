import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { kvKeysQuery, kvNamespacesQuery } from "../api/queries/kv.ts";
import { flags, texts } from "./search.ts";
import { shellRoute } from "./shell.tsx";

export const kvRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/kv",
  validateSearch: (search) => ({ ...flags(search, "create"), ...texts(search, "rename", "remove") }),
  loader: ({ context: { queryClient, account } }) =>
    queryClient.ensureQueryData(kvNamespacesQuery(account.id)),
  component: lazyRouteComponent(() => import("../pages/kv/namespaces.tsx"), "KvNamespaces"),
});

export const kvNamespaceRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/kv/$namespace",
  validateSearch: (search) => ({ ...flags(search, "create"), ...texts(search, "prefix", "key", "remove") }),
  loaderDeps: ({ search: { prefix = "" } }) => ({ prefix }),
  loader: ({ context: { queryClient, account }, params: { namespace }, deps: { prefix } }) =>
    Promise.all([
      queryClient.ensureQueryData(kvNamespacesQuery(account.id)),
      queryClient.ensureInfiniteQueryData(kvKeysQuery(account.id, namespace, prefix)),
    ]),
  component: lazyRouteComponent(() => import("../pages/kv/keys.tsx"), "KvKeys"),
});
