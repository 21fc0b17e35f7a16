import assert from "node:assert/strict";
import { test } from "node:test";
import { figures } from "../src/statistics.ts";

test("rounds are added up, and percentiles are taken over all answers", () => {
  const latencies = Array.from({ length: 100 }, (_, index) => 100 - index);
  const half = { requests: 50, seconds: 2, errors: 1 };

  const result = figures([
    { ...half, latencies: latencies.slice(0, 50) },
    { ...half, latencies: latencies.slice(50) },
  ]);

  assert.deepEqual(result, { requestsPerSecond: 25, p50: 50, p99: 99, errors: 2 });
});
