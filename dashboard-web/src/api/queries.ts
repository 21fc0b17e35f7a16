import { queryOptions } from "@tanstack/react-query";
import { client, resultOf } from "./client.ts";
import { ApiError, ErrorCode } from "./errors.ts";
import type { Version } from "./model.ts";

const PER_PAGE = 1000;

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

/** Where Workers answer and what the operator gives away; changes only with the installation. */
export const platformQuery = queryOptions({
  queryKey: ["platform"],
  queryFn: () => resultOf(client.GET("/client/v4/platform")),
  staleTime: 300_000,
});

export const workersQuery = (account: string) =>
  queryOptions({
    queryKey: ["workers", account],
    queryFn: () =>
      resultOf(
        client.GET("/client/v4/accounts/{account}/workers/scripts", { params: { path: { account } } }),
      ),
  });

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

/** Newest first. */
export const deploymentsQuery = (account: string, script: string) =>
  queryOptions({
    queryKey: ["deployments", account, script],
    queryFn: async () => {
      const path = { account, script };
      const call = client.GET("/client/v4/accounts/{account}/workers/scripts/{script}/deployments", {
        params: { path },
      });
      return (await resultOf(call)).deployments;
    },
  });

/** Newest first. */
export const versionsQuery = (account: string, script: string) =>
  queryOptions({
    queryKey: ["versions", account, script],
    queryFn: async () => {
      const path = { account, script };
      const call = client.GET("/client/v4/accounts/{account}/workers/scripts/{script}/versions", {
        params: { path },
      });
      const { items } = await resultOf(call);
      return (items as Version[]).toSorted((a, b) => b.number - a.number);
    },
  });

export const versionQuery = (account: string, script: string, version: string) =>
  queryOptions({
    queryKey: ["version", account, script, version],
    queryFn: () =>
      resultOf(
        client.GET("/client/v4/accounts/{account}/workers/scripts/{script}/versions/{version}", {
          params: { path: { account, script, version } },
        }),
      ),
    staleTime: Infinity,
  });

export const tokensQuery = queryOptions({
  queryKey: ["tokens"],
  queryFn: () => resultOf(client.GET("/client/v4/user/tokens")),
});
