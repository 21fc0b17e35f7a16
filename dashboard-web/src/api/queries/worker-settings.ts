import { queryOptions } from "@tanstack/react-query";
import { client, resultOf } from "../client.ts";

const SCRIPT = "/client/v4/accounts/{account}/workers/scripts/{script}";

const of = (account: string, script: string) => ({ params: { path: { account, script } } });

/** Settings of the newest version and of the Worker together. */
export const settingsQuery = (account: string, script: string) =>
  queryOptions({
    queryKey: ["settings", account, script],
    queryFn: () => resultOf(client.GET(`${SCRIPT}/settings`, of(account, script))),
  });

export const scriptSubdomainQuery = (account: string, script: string) =>
  queryOptions({
    queryKey: ["script-subdomain", account, script],
    queryFn: () => resultOf(client.GET(`${SCRIPT}/subdomain`, of(account, script))),
  });

export const schedulesQuery = (account: string, script: string) =>
  queryOptions({
    queryKey: ["schedules", account, script],
    queryFn: async () => (await resultOf(client.GET(`${SCRIPT}/schedules`, of(account, script)))).schedules,
  });

/** Newest first. */
export const scheduleRunsQuery = (account: string, script: string) =>
  queryOptions({
    queryKey: ["schedule-runs", account, script],
    queryFn: () => resultOf(client.GET(`${SCRIPT}/schedules/runs`, of(account, script))),
    refetchInterval: 30_000,
  });

/** When a cron expression is due next; refused with the reason if it is none. */
export const scheduleTimesQuery = (account: string, cron: string) =>
  queryOptions({
    queryKey: ["schedule-times", account, cron],
    queryFn: async () => {
      const call = client.GET("/client/v4/accounts/{account}/workers/schedules/times", {
        params: { path: { account }, query: { cron } },
      });
      return (await resultOf(call)).next;
    },
    staleTime: 30_000,
    retry: false,
  });

export const scriptRoutesQuery = (account: string, script: string) =>
  queryOptions({
    queryKey: ["script-routes", account, script],
    queryFn: () => resultOf(client.GET(`${SCRIPT}/routes`, of(account, script))),
  });

export const customDomainsQuery = (account: string, script: string) =>
  queryOptions({
    queryKey: ["custom-domains", account, script],
    queryFn: () =>
      resultOf(
        client.GET("/client/v4/accounts/{account}/workers/domains", {
          params: { path: { account }, query: { service: script } },
        }),
      ),
  });

/** Which other Workers depend on one. */
export const referencesQuery = (account: string, script: string) =>
  queryOptions({
    queryKey: ["references", account, script],
    queryFn: () => resultOf(client.GET(`${SCRIPT}/references`, of(account, script))),
  });
