import { createRoute, redirect } from "@tanstack/react-router";
import { checkoutSearch } from "./billing.ts";
import { shellRoute } from "./shell.tsx";

/** The short address that mails and refusals of the API name. */
export const planRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/plan",
  validateSearch: checkoutSearch,
  beforeLoad: ({ search }) => {
    throw redirect({ to: "/billing", search, replace: true });
  },
});
