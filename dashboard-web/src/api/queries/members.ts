import { queryOptions } from "@tanstack/react-query";
import { client, resultOf } from "../client.ts";

const PAGE = { page: 1, per_page: 1000 };

/** Members, and those who are invited. */
export const membersQuery = (account: string) =>
  queryOptions({
    queryKey: ["members", account],
    queryFn: () =>
      resultOf(
        client.GET("/client/v4/accounts/{account}/members", {
          params: { path: { account }, query: PAGE },
        }),
      ),
  });

export const rolesQuery = (account: string) =>
  queryOptions({
    queryKey: ["roles", account],
    queryFn: () =>
      resultOf(client.GET("/client/v4/accounts/{account}/roles", { params: { path: { account } } })),
    staleTime: 300_000,
  });

/** The accounts to which the user belongs, and as what. */
export const membershipsQuery = queryOptions({
  queryKey: ["memberships"],
  queryFn: () => resultOf(client.GET("/client/v4/memberships", { params: { query: PAGE } })),
});

/** Invitations to the user's own address. */
export const invitesQuery = queryOptions({
  queryKey: ["invites"],
  queryFn: () => resultOf(client.GET("/client/v4/user/invites", { params: { query: PAGE } })),
});
