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
