import { queryOptions } from "@tanstack/react-query";
import { client, resultOf } from "../client.ts";
import type { Version } from "../model.ts";

export const workersQuery = (account: string) =>
  queryOptions({
    queryKey: ["workers", account],
    queryFn: () =>
      resultOf(
        client.GET("/client/v4/accounts/{account}/workers/scripts", { params: { path: { account } } }),
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

/** Where a Worker and its versions answer. */
export const workerAddressQuery = (account: string, worker: string) =>
  queryOptions({
    queryKey: ["address", account, worker],
    queryFn: () =>
      resultOf(
        client.GET("/client/v4/accounts/{account}/workers/workers/{worker}", {
          params: { path: { account, worker } },
        }),
      ),
  });
