import { client, resultOf } from "../client.ts";

const NAMESPACE = "/client/v4/accounts/{account}/storage/kv/namespaces/{namespace}";

export function createKvNamespace(account: string, title: string) {
  return resultOf(
    client.POST("/client/v4/accounts/{account}/storage/kv/namespaces", {
      params: { path: { account } },
      body: { title },
    }),
  );
}

export function renameKvNamespace(account: string, namespace: string, title: string) {
  return resultOf(client.PUT(NAMESPACE, { params: { path: { account, namespace } }, body: { title } }));
}

export function deleteKvNamespace(account: string, namespace: string) {
  return resultOf(client.DELETE(NAMESPACE, { params: { path: { account, namespace } } }));
}

export interface KvEntry {
  key: string;
  value: string;
  /** JSON, or empty for none. */
  metadata: string;
  /** Seconds since 1970. */
  expiration?: number;
}

export function putKvValue(
  account: string,
  namespace: string,
  { key, value, metadata, expiration }: KvEntry,
) {
  const form = new FormData();
  form.append("value", value);
  if (metadata !== "") form.append("metadata", metadata);
  return resultOf(
    client.PUT(`${NAMESPACE}/values/{key}`, {
      params: {
        path: { account, namespace, key },
        query: expiration === undefined ? {} : { expiration: String(expiration) },
      },
      body: "",
      bodySerializer: () => form,
    }),
  );
}

export function deleteKvValue(account: string, namespace: string, key: string) {
  return resultOf(
    client.DELETE(`${NAMESPACE}/values/{key}`, { params: { path: { account, namespace, key } } }),
  );
}
