const TOKEN_PLACEHOLDER = "<your API token>";

/** Lines for a shell that make stock wrangler talk to this platform. */
export function wranglerEnvironment(origin: string, account: string, token?: string): string {
  return [
    `export CLOUDFLARE_API_BASE_URL="${origin}/client/v4"`,
    `export CLOUDFLARE_ACCOUNT_ID="${account}"`,
    `export CLOUDFLARE_API_TOKEN="${token ?? TOKEN_PLACEHOLDER}"`,
  ].join("\n");
}
