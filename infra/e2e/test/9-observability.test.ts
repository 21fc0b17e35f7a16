import assert from "node:assert/strict";
import { resolve } from "node:path";
import { after, before, describe, test } from "node:test";
import { api } from "../src/api.ts";
import { eventually } from "../src/eventually.ts";
import { deployFixture, type Fixture } from "../src/fixture.ts";
import { demoVariables } from "../src/launcher.ts";
import { Tail } from "../src/tail.ts";
import { RELEASES } from "../src/wrangler.ts";

const NAME = "library-observed";
const LOGS = `workers/scripts/${NAME}/logs`;

interface Log {
  readonly id: string;
  readonly kind: string;
  readonly outcome: string;
  readonly object_name?: string;
  readonly trace: { readonly exceptions: readonly { readonly message: string; readonly stack?: string }[] };
}

describe("what a Worker did", () => {
  let fixture: Fixture;
  let tails: Tail[];
  let failures: Tail;

  before(async () => {
    fixture = await deployFixture("observed");
    const project = resolve(import.meta.dirname, "../fixtures/observed");
    const variables = await demoVariables();
    tails = RELEASES.map((release) => new Tail({ release, project, variables }, NAME, "--format", "pretty"));
    failures = new Tail({ project, variables }, NAME, "--format", "json", "--status", "error");
  });

  after(async () => {
    await Promise.all([...tails, failures].map((each) => each.interrupt()));
  });

  test("is printed by wrangler tail of three releases", async () => {
    await eventually(30, async () => {
      await fixture.text("/hello");
      for (const { output } of tails) {
        assert.match(output, /GET http:\/\/library-observed\.demo\.localhost.*\/hello - Ok/);
        assert.match(output, /\(warn\) asked for \/hello/);
        assert.match(output, /Guests\.greet - Ok/);
        assert.match(output, /\(log\) greeting \{\s*name: 'Ann'\s*\}/);
      }
    });
  });

  test("is filtered by wrangler tail, and shows stacks in the files that were written", async () => {
    await eventually(20, async () => {
      assert.equal((await fixture.send("/remove?name=Bob")).status, 500);
      assert.match(failures.output, /"outcome": "exception"/);
      assert.match(failures.output, /"message": "no guest named Bob"/);
      assert.match(failures.output, /src\/index\.ts:\d+:\d+/);
    });
    assert.doesNotMatch(failures.output, /greeting/);
  });

  test("is found afterwards", async () => {
    const found = await eventually(10, async () => {
      const [log] = await api<Log[]>(`${LOGS}?text=NO%20GUEST%20named&kind=rpc&level=error`);
      assert.ok(log);
      return log;
    });
    assert.deepEqual([found.outcome, found.object_name], ["exception", "book"]);
    const { trace } = await api<Log>(`${LOGS}/${found.id}`);
    assert.equal(trace.exceptions[0]?.message, "no guest named Bob");
    assert.match(String(trace.exceptions[0].stack), /src\/index\.ts:\d+:\d+/);
  });

  test("is no longer followed after wrangler tail was interrupted", async () => {
    const count = async (): Promise<number> => (await api<unknown[]>(`workers/scripts/${NAME}/tails`)).length;
    assert.equal(await count(), 4);
    await tails[0]?.interrupt();
    assert.equal(await count(), 3);
  });
});
