import { client, resultOf } from "./client.ts";
import { ApiError, type Failure } from "./errors.ts";

interface Goodbye extends Failure {
  result?: { url?: string } | null;
}

/** Ends the session here, then leaves for the identity provider, which ends its own and sends back to the front page. */
export async function logOut(): Promise<void> {
  const response = await fetch("/logout", {
    method: "POST",
    headers: { "X-Requested-With": "holdfast-dashboard", Accept: "application/json" },
  });
  const body = (await response.json().catch(() => ({}))) as Goodbye;
  if (response.ok) {
    window.location.assign(body.result?.url ?? "/");
    return;
  }
  const failure = ApiError.from(response, body);
  if (!failure.signedOut) throw failure;
  window.location.assign("/");
}

/** Ends all sessions of the user, in every browser and program, and then this one. */
export async function logOutEverywhere(): Promise<void> {
  await resultOf(client.DELETE("/client/v4/user/sessions"));
  await logOut();
}

/** Signs a program out that the user had let in. */
export function endProgramSession(session: string) {
  return resultOf(
    client.DELETE("/client/v4/user/oauth_sessions/{session}", { params: { path: { session } } }),
  );
}
