import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { answerOf, client, listedOf, resultOf } from "../client.ts";
import { ApiError, type Failure } from "../errors.ts";

const KEYS_PER_PAGE = 50;

export const kvNamespacesQuery = (account: string) =>
  queryOptions({
    queryKey: ["kv-namespaces", account],
    queryFn: () =>
      resultOf(
        client.GET("/client/v4/accounts/{account}/storage/kv/namespaces", {
          params: { path: { account }, query: { page: 1, per_page: 1000 } },
        }),
      ),
  });

/** Every list of a namespace's keys. */
export const kvKeysRead = (account: string, namespace: string) => ({
  queryKey: ["kv-keys", account, namespace] as const,
});

/** Keys in the order of their bytes. */
export const kvKeysQuery = (account: string, namespace: string, prefix: string) =>
  infiniteQueryOptions({
    queryKey: [...kvKeysRead(account, namespace).queryKey, prefix],
    queryFn: ({ pageParam }) =>
      listedOf(
        client.GET("/client/v4/accounts/{account}/storage/kv/namespaces/{namespace}/keys", {
          params: {
            path: { account, namespace },
            query: {
              limit: String(KEYS_PER_PAGE),
              ...(prefix && { prefix }),
              ...(pageParam && { cursor: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.after,
  });

/** A value as it is stored. */
export interface KvStored {
  bytes: Uint8Array;
  /** Seconds since 1970. */
  expiration?: number;
  metadata: unknown;
}

export const kvValueQuery = (account: string, namespace: string, key: string) =>
  queryOptions({
    queryKey: ["kv-value", account, namespace, key],
    queryFn: async (): Promise<KvStored> => {
      const params = { path: { account, namespace, key } };
      const [bytes, metadata] = await Promise.all([
        answerOf(
          client.GET("/client/v4/accounts/{account}/storage/kv/namespaces/{namespace}/values/{key}", {
            params,
            parseAs: "arrayBuffer",
          }),
        ),
        resultOf(
          client.GET("/client/v4/accounts/{account}/storage/kv/namespaces/{namespace}/metadata/{key}", {
            params,
          }),
        ),
      ]);
      if (!bytes.response.ok) throw ApiError.from(bytes.response, bytes.error as Failure | undefined);
      const expiration = bytes.response.headers.get("expiration");
      return {
        bytes: new Uint8Array(bytes.data as ArrayBuffer),
        metadata,
        ...(expiration !== null && { expiration: Number(expiration) }),
      };
    },
    gcTime: 0,
  });
