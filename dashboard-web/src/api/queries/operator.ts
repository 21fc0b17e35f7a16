import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { client, listedOf, resultOf } from "../client.ts";

const ROWS = 25;
const WATCH_MILLIS = 5_000;

/** How many rows a page of a list has. */
export const ROWS_PER_PAGE = ROWS;

export const operatorAccountsQuery = (search: string, page: number) =>
  queryOptions({
    queryKey: ["operator-accounts", search, page],
    queryFn: () =>
      listedOf(
        client.GET("/client/v4/operator/accounts", { params: { query: { search, page, per_page: ROWS } } }),
      ),
    placeholderData: keepPreviousData,
  });

export const operatorAccountQuery = (id: string) =>
  queryOptions({
    queryKey: ["operator-account", id],
    queryFn: () => resultOf(client.GET("/client/v4/operator/accounts/{id}", { params: { path: { id } } })),
  });

export const operatorUsageQuery = (id: string) =>
  queryOptions({
    queryKey: ["operator-usage", id],
    queryFn: () =>
      resultOf(client.GET("/client/v4/operator/accounts/{id}/usage", { params: { path: { id } } })),
  });

export const podsQuery = queryOptions({
  queryKey: ["pods"],
  queryFn: () => resultOf(client.GET("/client/v4/operator/pods")),
  refetchInterval: WATCH_MILLIS,
});

export const shardsQuery = queryOptions({
  queryKey: ["shards"],
  queryFn: () => resultOf(client.GET("/client/v4/operator/shards")),
  refetchInterval: 2 * WATCH_MILLIS,
});

export const healthQuery = queryOptions({
  queryKey: ["platform-health"],
  queryFn: () => resultOf(client.GET("/client/v4/operator/health")),
  refetchInterval: 2 * WATCH_MILLIS,
});

export const paymentEventsQuery = (waiting: boolean, page: number) =>
  queryOptions({
    queryKey: ["payment-events", waiting, page],
    queryFn: () =>
      listedOf(
        client.GET("/client/v4/operator/payment-events", {
          params: { query: { waiting, page, per_page: ROWS } },
        }),
      ),
    placeholderData: keepPreviousData,
  });
