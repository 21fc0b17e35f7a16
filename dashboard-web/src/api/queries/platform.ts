import { queryOptions } from "@tanstack/react-query";
import { client, resultOf } from "../client.ts";

/** Where Workers answer and what the operator gives away; changes only with the installation. */
export const platformQuery = queryOptions({
  queryKey: ["platform"],
  queryFn: () => resultOf(client.GET("/client/v4/platform")),
  staleTime: 300_000,
});
