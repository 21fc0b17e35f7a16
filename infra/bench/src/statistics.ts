import type { Round } from "./load.ts";

/** What all rounds of one scenario on one runtime come to. */
export interface Figures {
  readonly requestsPerSecond: number;
  /** Milliseconds, of the round in the middle. */
  readonly p50: number;
  readonly p99: number;
  readonly errors: number;
}

export function figures(rounds: readonly Round[]): Figures {
  return {
    requestsPerSecond: sum(rounds, (round) => round.requests) / sum(rounds, (round) => round.seconds),
    p50: median(rounds.map((round) => round.p50)),
    p99: median(rounds.map((round) => round.p99)),
    errors: sum(rounds, (round) => round.errors),
  };
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** The smallest value that at least this share of the values does not exceed; NaN if there is none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

function sum(rounds: readonly Round[], of: (round: Round) => number): number {
  return rounds.reduce((total, round) => total + of(round), 0);
}
