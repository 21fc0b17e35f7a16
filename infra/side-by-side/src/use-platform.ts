import { platformFrom } from "./holdfast.ts";
import { startPlatform, type StartedPlatform } from "./local-platform.ts";

/**
 * The platform that wrangler's variables name, or else one that is started for this run and removed afterwards.
 *
 * @param say tells the user what takes long
 */
export async function usePlatform(say: (line: string) => void): Promise<StartedPlatform> {
  const running = platformFrom(process.env);
  if (running) {
    return { platform: running, environment: process.env, stop: () => Promise.resolve() };
  }
  say("No platform is named by CLOUDFLARE_API_BASE_URL: starting one for this run.");
  return startPlatform();
}
