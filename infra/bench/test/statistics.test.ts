import assert from "node:assert/strict";
import { test } from "node:test";
import { figures, percentile } from "../src/statistics.ts";

test("rounds are added up, and percentiles are those of the round in the middle", () => {
  const round = { requests: 50, seconds: 2, errors: 1 };

  const result = figures([
    { ...round, p50: 1, p99: 30 },
    { ...round, p50: 3, p99: 10 },
    { ...round, p50: 2, p99: 20 },
  ]);

  assert.deepEqual(result, { requestsPerSecond: 25, p50: 2, p99: 20, errors: 3 });
});

test("a percentile is the smallest value that the share does not exceed", () => {
  const values = Array.from({ length: 100 }, (_, index) => 100 - index);

  assert.equal(percentile(values, 0.5), 50);
  assert.equal(percentile(values, 0.99), 99);
  assert.ok(Number.isNaN(percentile([], 0.5)));
});
