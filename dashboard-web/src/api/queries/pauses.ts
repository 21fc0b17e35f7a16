import { queryOptions } from "@tanstack/react-query";
import { client, resultOf } from "../client.ts";

/** What of the account does not run, because of what it costs. */
export const pausesQuery = (account: string) =>
  queryOptions({
    queryKey: ["pauses", account],
    queryFn: () =>
      resultOf(client.GET("/client/v4/accounts/{account}/billing/pauses", { params: { path: { account } } })),
  });
