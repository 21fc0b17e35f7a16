import { table } from "@holdfast/side-by-side";
import type { Contender } from "./contender.ts";
import type { Figures } from "./statistics.ts";

/** What one contender achieved in one scenario. */
export interface Result {
  readonly figures: Figures;
  /** Resident bytes by part, right after the last round. */
  readonly memory: ReadonlyMap<string, number>;
}

const HEADING = ["scenario", "runtime", "requests/s", "ratio", "p50 ms", "p99 ms", "errors", "RSS MiB"];

/** One table over all scenarios; the ratio is that of requests per second to the first contender's. */
export function report(
  contenders: readonly Contender[],
  results: ReadonlyMap<string, readonly Result[]>,
): string {
  const rows = [...results].flatMap(([scenario, ofEach]) =>
    ofEach.map((result, index) => row(index === 0 ? scenario : "", contenders[index], result, ofEach[0])),
  );
  return `${table(HEADING, rows)}\n\n${memoryNote(contenders, results)}`;
}

function row(
  scenario: string,
  contender: Contender | undefined,
  { figures, memory }: Result,
  first: Result | undefined,
): string[] {
  const baseline = first?.figures.requestsPerSecond ?? Number.NaN;
  return [
    scenario,
    contender?.name ?? "",
    Math.round(figures.requestsPerSecond).toLocaleString("en"),
    (figures.requestsPerSecond / baseline).toFixed(2),
    figures.p50.toFixed(2),
    figures.p99.toFixed(2),
    figures.errors.toLocaleString("en"),
    memory.size === 0 ? "n/a" : mebibytes([...memory.values()].reduce((sum, bytes) => sum + bytes, 0)),
  ];
}

/** Says what the memory of each contender is made of. */
function memoryNote(
  contenders: readonly Contender[],
  results: ReadonlyMap<string, readonly Result[]>,
): string {
  const last = [...results.values()].at(-1) ?? [];
  const parts = contenders.map(({ name }, index) => {
    const memory = [...(last[index]?.memory ?? [])].map(([part, bytes]) => `${part} ${mebibytes(bytes)}`);
    return `${name}: ${memory.join(" + ") || "its processes are not known here"}`;
  });
  return `RSS is that of process trees after the scenario's last round; at the end, in MiB: ${parts.join("; ")}.`;
}

function mebibytes(bytes: number): string {
  return Math.round(bytes / 2 ** 20).toLocaleString("en");
}
