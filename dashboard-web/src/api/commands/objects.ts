import { client, resultOf } from "../client.ts";
import { ApiError } from "../errors.ts";
import type { ObjectRef } from "../model.ts";

const OBJECT =
  "/client/v4/accounts/{account}/workers/durable_objects/namespaces/{namespace}/objects/{object}";

/** Has a value stored. A busy object refuses, unless it is forced: then it is reset. */
export function putValue(path: ObjectRef, key: string, value: unknown, force: boolean) {
  return resultOf(
    client.PUT(`${OBJECT}/value`, { params: { path, query: { key, force } }, body: { value } }),
  );
}

export function deleteValue(path: ObjectRef, key: string, force: boolean) {
  return resultOf(client.DELETE(`${OBJECT}/value`, { params: { path, query: { key, force } } }));
}

/** Deletes all that an object stores, its alarm and its name. */
export function deleteObject(path: ObjectRef, force: boolean) {
  return resultOf(client.DELETE(OBJECT, { params: { path, query: { force } } }));
}

/** All values as JSON lines. */
export async function exportObject(path: ObjectRef): Promise<Blob> {
  const { data, error, response } = await client
    .GET(`${OBJECT}/export`, {
      params: { path },
      parseAs: "blob",
      headers: { Accept: "application/x-ndjson, application/json" },
    })
    .catch((cause: unknown) => {
      throw ApiError.unreachable(cause);
    });
  if (!response.ok) throw ApiError.from(response, error as string | undefined);
  return data as unknown as Blob;
}
