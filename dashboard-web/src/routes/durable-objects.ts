import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { namespacesQuery } from "../api/queries/objects.ts";
import { shellRoute } from "./shell.tsx";

export const durableObjectsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/durable-objects",
  loader: ({ context: { queryClient, account } }) => queryClient.ensureQueryData(namespacesQuery(account.id)),
  component: lazyRouteComponent(() => import("../pages/objects/namespaces.tsx"), "Namespaces"),
});
