import createClient from "openapi-fetch";
import { ApiError, type Failure } from "./errors.ts";
import type { paths } from "./schema.d.ts";

/** The header is what lets cookie-authenticated writes through: a foreign page cannot send it. */
export const client = createClient<paths>({
  baseUrl: `${window.location.origin}/`,
  headers: { "X-Requested-With": "holdfast-dashboard", Accept: "application/json" },
});

interface Answer<T> {
  data?: { success: boolean; result: T };
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
  let answer: Answer<T>;
  try {
    answer = await call;
  } catch (cause) {
    throw ApiError.unreachable(cause);
  }
  if (answer.data?.success) return answer.data.result;
  throw ApiError.from(answer.response, (answer.error ?? answer.data) as Failure | string | undefined);
}
