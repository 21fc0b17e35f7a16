import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { deployFixture, type Fixture } from "../src/fixture.ts";

describe("methods of Durable Objects", () => {
  let fixture: Fixture;

  before(async () => {
    fixture = await deployFixture("rpc-hello");
  });

  test("a method is called from a Worker", async () => {
    assert.equal(await fixture.text("/"), "Hello, world!");
  });

  test("a target is held, used and disposed of", async () => {
    assert.deepEqual(await fixture.json("/basket"), ["apples", "pears"]);
  });

  test("a function is called back", async () => {
    assert.deepEqual(await fixture.json("/each"), { count: 2, told: ["Hello, Ann!", "Hello, Bob!"] });
  });

  test("a method that is not there is told by name", async () => {
    assert.equal(
      await fixture.text("/wrong"),
      'TypeError: The RPC receiver does not implement the method "fly".',
    );
  });
});
