import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { namespacesQuery } from "../api/queries/objects.ts";
import { userMay } from "../api/queries/rights.ts";
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
  beforeLoad: async ({ context: { queryClient, account } }) => {
    const sees = await userMay(queryClient, account.id, "Workers Scripts Read");
    if (!sees) throw redirect({ to: "/billing", replace: true });
  },
  loader: ({ context: { queryClient, account } }) =>
    Promise.all([
      queryClient.ensureQueryData(workersQuery(account.id)),
      queryClient.ensureQueryData(namespacesQuery(account.id)),
    ]),
  component: lazyRouteComponent(() => import("../pages/workers/workers.tsx"), "Workers"),
});
