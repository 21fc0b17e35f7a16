import { useQuery } from "@tanstack/react-query";
import { useRouteContext } from "@tanstack/react-router";
import { rightsQuery } from "../api/queries/rights.ts";
import { may, type Permission, type Rights } from "../domain/rights.ts";

/** What the user may do in the account whose pages are open; absent while it is not known. */
export function useRights(): Rights | undefined {
  const account = useRouteContext({ from: "/authenticated", select: (context) => context.account.id });
  return useQuery(rightsQuery(account)).data;
}

/** Whether the user's role allows something. What it does not allow is not offered. */
export function useMay(permission: Permission): boolean {
  return may(useRights(), permission);
}
