import { demoVariables } from "./launcher.ts";

let known: ReturnType<typeof demoVariables> | undefined;

/** Asks the API under the demo account's path; a refusal is thrown with status, code and message. */
export async function api<T>(path: string, init: RequestInit = {}): Promise<T> {
  known ??= demoVariables();
  return userApi(`accounts/${(await known)["CLOUDFLARE_ACCOUNT_ID"]}/${path}`, init);
}

/** The same under no account's path. */
export async function userApi<T>(path: string, init: RequestInit = {}): Promise<T> {
  known ??= demoVariables();
  const variables = await known;
  const response = await fetch(`${variables["CLOUDFLARE_API_BASE_URL"]}/${path}`, {
    ...init,
    headers: { authorization: `Bearer ${variables["CLOUDFLARE_API_TOKEN"]}`, ...init.headers },
  });
  const answer = (await response.json()) as {
    success: boolean;
    errors: readonly { code: number; message: string }[];
    result: T;
  };
  if (!answer.success) {
    throw new Error(`${response.status} ${answer.errors[0]?.code} ${answer.errors[0]?.message}`);
  }
  return answer.result;
}
