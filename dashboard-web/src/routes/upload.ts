import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { workersQuery } from "../api/queries/workers.ts";
import { shellRoute } from "./shell.tsx";

export const uploadRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/upload",
  loader: ({ context: { queryClient, account } }) => queryClient.ensureQueryData(workersQuery(account.id)),
  component: lazyRouteComponent(() => import("../pages/upload/upload.tsx"), "Upload"),
});
