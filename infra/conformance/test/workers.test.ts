import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import pMap from "p-map";
import { startWorkerd } from "@holdfast/side-by-side";
import { answersOf } from "../src/answers.ts";
import { startOrigin } from "../src/origin.ts";
import { type Suite, suites } from "../src/suite.ts";

test("every check answers on workerd, and the same in every run", async () => {
  const directory = await mkdtemp(join(tmpdir(), "conformance-"));
  const origin = await startOrigin();
  const all = await suites(undefined, origin.url);
  const workerd = await startWorkerd(
    all.map(({ worker }) => worker),
    directory,
  );
  try {
    const check = async (suite: Suite): Promise<void> => {
      const endpoint = workerd.endpoint(suite.worker.name);
      const first = await answersOf(suite, endpoint, "first");
      assert.ok(first.size > 0, suite.id);
      assert.deepEqual(await answersOf(suite, endpoint, "second"), first, suite.id);
      for (const [name, answer] of first)
        assert.doesNotMatch(answer, /^no answer|(?<!") is not a function/, `${suite.id}: ${name}`);
    };
    await pMap(all, check, { concurrency: 4 });
  } finally {
    await workerd.stop();
    await origin.stop();
    await rm(directory, { recursive: true, force: true });
  }
});

test("a group that there is not is named", async () => {
  await assert.rejects(
    suites("nothing", "http://127.0.0.1:1"),
    /there is no group nothing; there are: .*errors/,
  );
});
