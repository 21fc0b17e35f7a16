import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { client, resultOf } from "../client.ts";
import { ApiError, ErrorCode } from "../errors.ts";

const ATTENTION_MILLIS = 60_000;

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

/** What of the account's plan should be looked at now. */
export const attentionQuery = (account: string) =>
  queryOptions({
    queryKey: ["attention", account],
    queryFn: () =>
      resultOf(
        client.GET("/client/v4/accounts/{account}/billing/attention", { params: { path: { account } } }),
      ),
    staleTime: ATTENTION_MILLIS / 2,
    refetchInterval: ATTENTION_MILLIS,
  });

export const alertsQuery = (account: string) =>
  queryOptions({
    queryKey: ["alerts", account],
    queryFn: () =>
      resultOf(client.GET("/client/v4/accounts/{account}/billing/alerts", { params: { path: { account } } })),
  });

export const spendingQuery = (account: string) =>
  queryOptions({
    queryKey: ["spending", account],
    queryFn: () =>
      resultOf(
        client.GET("/client/v4/accounts/{account}/billing/spending", { params: { path: { account } } }),
      ),
  });

export type UsagePeriod = "current" | "previous";

export interface UsageListing {
  period: UsagePeriod;
  by: "worker" | "namespace" | "object";
  /** Whose objects are listed; only with `object`. */
  namespace?: string | undefined;
}

export const usageQuery = (account: string, { period, by, namespace }: UsageListing) =>
  queryOptions({
    queryKey: ["usage", account, period, by, namespace ?? null],
    queryFn: () =>
      resultOf(
        client.GET("/client/v4/accounts/{account}/billing/usage", {
          params: { path: { account }, query: { period, by, ...(namespace !== undefined && { namespace }) } },
        }),
      ),
    placeholderData: keepPreviousData,
  });

export const invoicesQuery = (account: string) =>
  queryOptions({
    queryKey: ["invoices", account],
    queryFn: () =>
      resultOf(
        client.GET("/client/v4/accounts/{account}/billing/invoices", { params: { path: { account } } }),
      ),
  });

/** The next invoice as it stands now; `null` for an account without a subscription that goes on. */
export const upcomingInvoiceQuery = (account: string) =>
  queryOptions({
    queryKey: ["upcoming-invoice", account],
    queryFn: async () => {
      const call = client.GET("/client/v4/accounts/{account}/billing/invoices/upcoming", {
        params: { path: { account } },
      });
      try {
        return await resultOf(call);
      } catch (error) {
        if (error instanceof ApiError && error.code === ErrorCode.nothingBought) return null;
        throw error;
      }
    },
  });
