import createClient from "openapi-fetch";
import { ApiError, type Failure } from "./errors.ts";
import type { paths } from "./schema.d.ts";

/** The header is what lets cookie-authenticated writes through: a foreign page cannot send it. */
export const client = createClient<paths>({
  baseUrl: `${window.location.origin}/`,
  headers: { "X-Requested-With": "holdfast-dashboard", Accept: "application/json" },
});

interface Answer<T> {
  data?: { success: boolean; result: T; result_info?: { cursor?: string } };
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

/** A part of a list that is read by cursor. */
export interface PageOf<T> {
  result: T;
  /** Where to go on; empty at the end. */
  cursor: string;
}

/** The `result` with the cursor that leads on from it. Fails as {@link resultOf} does. */
export async function pageOf<T>(call: Promise<Answer<T>>): Promise<PageOf<T>> {
  const { result, result_info: info } = await envelopeOf(call);
  return { result, cursor: info?.cursor ?? "" };
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
