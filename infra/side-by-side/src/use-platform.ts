import { platformFrom } from "./holdfast.ts";
import { runningPlatform, startPlatform, type StartedPlatform } from "./local-platform.ts";

/**
 * The platform that wrangler's variables name; else the one that runs from this checkout; else one that is started for this
 * run, with ports and data of its own, and removed afterwards.
 *
 * @param say tells the user what takes long
 * @param settings of a platform that is started, as environment variables
 */
export async function usePlatform(
  say: (line: string) => void,
  settings: Readonly<Record<string, string>> = {},
): Promise<StartedPlatform> {
  const named = platformFrom(process.env);
  if (named) return { platform: named, environment: process.env, stop: () => Promise.resolve() };
  const running = await runningPlatform();
  if (running) return running;
  say("No platform is running: starting one for this run.");
  return startPlatform(settings);
}
