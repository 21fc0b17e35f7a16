import { queryOptions } from "@tanstack/react-query";
import { client, resultOf } from "../client.ts";

export const tokensQuery = queryOptions({
  queryKey: ["tokens"],
  queryFn: () => resultOf(client.GET("/client/v4/user/tokens")),
});

/** What tokens can be good for. */
export const permissionGroupsQuery = queryOptions({
  queryKey: ["permission-groups"],
  queryFn: () => resultOf(client.GET("/client/v4/user/tokens/permission_groups")),
  staleTime: 300_000,
});

/** Programs in which the user is signed in. */
export const oauthSessionsQuery = queryOptions({
  queryKey: ["oauth-sessions"],
  queryFn: () => resultOf(client.GET("/client/v4/user/oauth_sessions")),
});
