import createClient from "openapi-fetch";
import { ApiError, type Failure } from "./errors.ts";
import type { paths } from "./schema.d.ts";

/** The header is what lets cookie-authenticated writes through: a foreign page cannot send it. */
export const client = createClient<paths>({
  baseUrl: `${window.location.origin}/`,
  headers: { "X-Requested-With": "holdfast-dashboard", Accept: "application/json" },
});

interface Info {
  cursor?: string;
  cursors?: { after?: string };
  total_count?: number;
}

interface Answer<T> {
  data?: { success: boolean; result: T; result_info?: Info };
  error?: unknown;
  response: Response;
}

/**
 * The `result` inside the API's envelope.
 *
 * @throws ApiError when the call failed, whether the server said so, answered something that is no envelope, or was
 *   not reached at all
 */
export async function resultOf<T>(call: Promise<Answer<T>>): Promise<T> {
  return (await envelopeOf(call)).result;
}

/** Part of a list, and what the API says of the whole. */
export interface Listed<T> {
  items: T[];
  /** Where the list goes on; absent at its end. */
  after?: string;
  /** How many there are, of lists that are read by page. */
  total?: number;
}

/** A page of a list. Fails as {@link resultOf} does. */
export async function listedOf<T>(call: Promise<Answer<T[]>>): Promise<Listed<T>> {
  const { result: items, result_info: info } = await envelopeOf(call);
  const after = info?.cursors?.after ?? info?.cursor;
  return {
    items,
    ...(after && { after }),
    ...(info?.total_count !== undefined && { total: info.total_count }),
  };
}

/** What the server said, whatever it is. */
export async function answerOf<A>(call: Promise<A>): Promise<A> {
  try {
    return await call;
  } catch (cause) {
    throw ApiError.unreachable(cause);
  }
}

async function envelopeOf<T>(call: Promise<Answer<T>>) {
  const answer = await answerOf(call);
  if (answer.data?.success) return answer.data;
  throw ApiError.from(answer.response, (answer.error ?? answer.data) as Failure | string | undefined);
}
