import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { namespacesQuery } from "../api/queries/objects.ts";
import { workersQuery } from "../api/queries/workers.ts";
import { listSearch, type ListSearch } from "../domain/worker-list.ts";
import { shellRoute } from "./shell.tsx";

export const workersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/workers",
  validateSearch: (search): ListSearch & { deploy?: string } => ({
    ...listSearch(search),
    ...(typeof search["deploy"] === "string" && { deploy: search["deploy"] }),
  }),
  loader: ({ context: { queryClient, account } }) =>
    Promise.all([
      queryClient.ensureQueryData(workersQuery(account.id)),
      queryClient.ensureQueryData(namespacesQuery(account.id)),
    ]),
  component: lazyRouteComponent(() => import("../pages/workers/workers.tsx"), "Workers"),
});
