import { queryOptions } from "@tanstack/react-query";
import { client, resultOf } from "../client.ts";

const PER_PAGE = 1000;

export const namespacesQuery = (account: string) =>
  queryOptions({
    queryKey: ["namespaces", account],
    queryFn: () =>
      resultOf(
        client.GET("/client/v4/accounts/{account}/workers/durable_objects/namespaces", {
          params: { path: { account }, query: { page: 1, per_page: PER_PAGE } },
        }),
      ),
  });

/** How many objects of a namespace store how much. */
export const namespacePresenceQuery = (account: string, namespace: string) =>
  queryOptions({
    queryKey: ["namespace-presence", account, namespace],
    queryFn: async () => {
      const path = { account, namespace };
      const call = client.GET(
        "/client/v4/accounts/{account}/workers/durable_objects/namespaces/{namespace}/metrics",
        { params: { path, query: { last: "15m" } } },
      );
      return (await resultOf(call)).present ?? null;
    },
  });
