import { queryOptions } from "@tanstack/react-query";
import { client, resultOf } from "../client.ts";

/** The domains of an account, with what shows that they are its own. */
export const zonesQuery = (account: string) =>
  queryOptions({
    queryKey: ["zones", account],
    queryFn: () =>
      resultOf(
        client.GET("/client/v4/zones", {
          params: { query: { "account.id": account, page: 1, per_page: 1000 } },
        }),
      ),
  });
