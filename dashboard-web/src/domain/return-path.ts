/** A path of this dashboard to go back to, or the fallback: never another origin. */
export function safeReturnPath(path: unknown, fallback: string): string {
  if (typeof path !== "string" || !path.startsWith("/") || /^\/[/\\]/.test(path)) return fallback;
  return path;
}

export function loginUrl(returnTo: string): string {
  return `/login?return=${encodeURIComponent(returnTo)}`;
}

export function signUpUrl(): string {
  return `/login?prompt=create&return=${encodeURIComponent("/welcome")}`;
}
