import type { Round } from "./load.ts";

/** What all rounds of one scenario on one runtime come to. */
export interface Figures {
  readonly requestsPerSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly errors: number;
}

export function figures(rounds: readonly Round[]): Figures {
  const latencies = Float64Array.from(rounds.flatMap((round) => round.latencies)).sort();
  return {
    requestsPerSecond: sum(rounds, (round) => round.requests) / sum(rounds, (round) => round.seconds),
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
    errors: sum(rounds, (round) => round.errors),
  };
}

/** The smallest value that at least this share of the values does not exceed; NaN if there is none. */
function percentile(sorted: Float64Array, share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

function sum(rounds: readonly Round[], of: (round: Round) => number): number {
  return rounds.reduce((total, round) => total + of(round), 0);
}
