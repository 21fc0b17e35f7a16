import { queryOptions } from "@tanstack/react-query";
import { client, resultOf } from "../client.ts";
import { ApiError, ErrorCode } from "../errors.ts";

export const userQuery = queryOptions({
  queryKey: ["user"],
  queryFn: () => resultOf(client.GET("/client/v4/user")),
  staleTime: 60_000,
});

export const accountsQuery = queryOptions({
  queryKey: ["accounts"],
  queryFn: () => resultOf(client.GET("/client/v4/accounts")),
  staleTime: 60_000,
});

/** The account's subdomain, or `null` while none is chosen. */
export const subdomainQuery = (account: string) =>
  queryOptions({
    queryKey: ["subdomain", account],
    queryFn: async () => {
      const call = client.GET("/client/v4/accounts/{account}/workers/subdomain", {
        params: { path: { account } },
      });
      try {
        return (await resultOf(call)).subdomain;
      } catch (error) {
        if (error instanceof ApiError && error.code === ErrorCode.notFound) return null;
        throw error;
      }
    },
    staleTime: Infinity,
  });

export type Availability = { state: "free" } | { state: "taken" } | { state: "refused"; reason: string };

/** Whether a subdomain may still be picked. The API says "free" with an error code, as wrangler expects. */
export const subdomainAvailabilityQuery = (account: string, name: string) =>
  queryOptions({
    queryKey: ["subdomain-availability", account, name],
    queryFn: async (): Promise<Availability> => {
      const call = client.GET("/client/v4/accounts/{account}/workers/subdomains/{name}", {
        params: { path: { account, name } },
      });
      try {
        await resultOf(call);
        return { state: "free" };
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        if (error.code === ErrorCode.subdomainFree) return { state: "free" };
        if (error.code === ErrorCode.subdomainTaken) return { state: "taken" };
        if (error.status >= 400 && error.status < 500 && !error.signedOut)
          return { state: "refused", reason: error.message };
        throw error;
      }
    },
    staleTime: 10_000,
    retry: false,
  });
