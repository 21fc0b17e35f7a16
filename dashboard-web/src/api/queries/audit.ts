import { infiniteQueryOptions } from "@tanstack/react-query";
import { client, listedOf } from "../client.ts";

const PAGE_SIZE = 50;

/** Which entries are asked for; times in RFC 3339. */
export interface AuditFilter {
  action_type?: string;
  resource_type?: string;
  resource_id?: string;
  actor_email?: string;
  since?: string;
  before?: string;
}

/** An account's changes, newest first. */
export const auditQuery = (account: string, filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ["audit", account, filter],
    queryFn: ({ pageParam }) =>
      listedOf(
        client.GET("/client/v4/accounts/{account}/logs/audit", {
          params: {
            path: { account },
            query: { ...filter, limit: PAGE_SIZE, ...(pageParam && { cursor: pageParam }) },
          },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.after,
  });
