import { ApiError } from "./errors.ts";

/** Ends the session here and at the identity provider, and leaves for the front page. */
export async function logOut(): Promise<void> {
  const response = await fetch("/logout", {
    method: "POST",
    headers: { "X-Requested-With": "holdfast-dashboard" },
    redirect: "manual",
  });
  const done = response.ok || response.type === "opaqueredirect";
  if (!done) throw ApiError.from(response, undefined);
  window.location.assign("/");
}
