import autocannon from "autocannon";
import type { Endpoint } from "@holdfast/side-by-side";

export interface Load {
  readonly connections: number;
  readonly seconds: number;
}

/** What one round of load saw. */
export interface Round {
  readonly requests: number;
  readonly seconds: number;
  /** Answers other than 2xx, broken connections and timeouts. */
  readonly errors: number;
  /** Milliseconds of each answer, in no order. */
  readonly latencies: readonly number[];
}

/** Loads one path with as many requests as the connections take, one at a time on each. */
export async function load(endpoint: Endpoint, path: string, { connections, seconds }: Load): Promise<Round> {
  const latencies: number[] = [];
  const started = performance.now();
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const instance = autocannon(
      {
        url: `http://${endpoint.address}:${endpoint.port}${path}`,
        headers: { host: endpoint.host },
        connections,
        duration: seconds,
        timeout: 10,
      },
      (error, outcome) => (error ? reject(error as Error) : resolve(outcome)),
    );
    instance.on("response", (_client, _status, _bytes, milliseconds) => latencies.push(milliseconds));
  });
  return {
    requests: result["2xx"],
    seconds: (performance.now() - started) / 1000,
    errors: result.non2xx + result.errors,
    latencies,
  };
}
