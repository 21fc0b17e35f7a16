import { queryOptions, type QueryClient } from "@tanstack/react-query";
import { may, type Permission, type Rights } from "../../domain/rights.ts";
import { membershipsQuery, rolesQuery } from "./members.ts";

/** What the user may do in an account, as its roles say. */
export const rightsQuery = (account: string) =>
  queryOptions({
    queryKey: [...membershipsQuery.queryKey, account, "rights"],
    queryFn: async ({ client }): Promise<Rights> => {
      const [memberships, roles] = await Promise.all([
        client.fetchQuery(membershipsQuery),
        client.fetchQuery(rolesQuery(account)),
      ]);
      const own = memberships.find((membership) => membership.account.id === account)?.roles[0];
      return { own: roles.find(({ id }) => id === own), roles };
    },
    retry: false,
    staleTime: 60_000,
  });

/** Whether the user may do something; asks for the rights first if they are not known. */
export async function userMay(queryClient: QueryClient, account: string, permission: Permission) {
  const known = queryClient.ensureQueryData({ ...rightsQuery(account), revalidateIfStale: true });
  return may(await known.catch(() => undefined), permission);
}
