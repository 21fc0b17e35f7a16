import { queryOptions } from "@tanstack/react-query";
import { client, resultOf } from "../client.ts";

export const subscriptionQuery = (account: string) =>
  queryOptions({
    queryKey: ["subscription", account],
    queryFn: () =>
      resultOf(client.GET("/client/v4/accounts/{account}/subscription", { params: { path: { account } } })),
  });

export const plansQuery = queryOptions({
  queryKey: ["plans"],
  queryFn: () => resultOf(client.GET("/client/v4/plans")),
  staleTime: 300_000,
});
