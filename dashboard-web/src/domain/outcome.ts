interface OutcomeLook {
  name: string;
  /** A colour of the theme with its shade, for charts. */
  color: string;
}

/** Requests that the platform answered itself: no code ran, so logs have none of them. */
const REFUSED = "refused";

const LOOKS: Record<string, OutcomeLook> = {
  ok: { name: "Success", color: "kelp.6" },
  exception: { name: "Exception", color: "red.6" },
  canceled: { name: "Client went away", color: "gray.5" },
  responseStreamDisconnected: { name: "Client went away while reading", color: "gray.4" },
  exceededCpu: { name: "Exceeded CPU time", color: "lamp.5" },
  exceededMemory: { name: "Exceeded memory", color: "orange.6" },
  exceededWallTime: { name: "Exceeded time", color: "yellow.6" },
  loadShed: { name: "Overloaded", color: "grape.5" },
  aborted: { name: "Object was reset", color: "indigo.4" },
  scriptNotFound: { name: "Worker not found", color: "pink.5" },
  killSwitch: { name: "Paused", color: "blue.5" },
  internalError: { name: "Internal error", color: "red.9" },
  daemonDown: { name: "Sandbox was lost", color: "violet.5" },
  [REFUSED]: { name: "Refused by the platform", color: "cyan.6" },
};

/** The outcomes that can be searched for in logs, most usual first. */
export const OUTCOMES = Object.keys(LOOKS).filter((outcome) => outcome !== REFUSED);

/** How many requests the platform refused, of outcomes that were counted. */
export function refusedOf(outcomes: Record<string, number>): number {
  return outcomes[REFUSED] ?? 0;
}

/** How an invocation ended, in words. */
export function outcomeName(outcome: string): string {
  return LOOKS[outcome]?.name ?? outcome;
}

export function outcomeColor(outcome: string): string {
  return LOOKS[outcome]?.color ?? "gray.6";
}
