import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { tokensQuery } from "../api/queries/account.ts";
import { shellRoute } from "./shell.tsx";

export const tokensRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/tokens",
  loader: ({ context: { queryClient } }) => queryClient.ensureQueryData(tokensQuery),
  component: lazyRouteComponent(() => import("../pages/account/tokens.tsx"), "Tokens"),
});
