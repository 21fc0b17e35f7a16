import assert from "node:assert/strict";
import { test } from "node:test";
import { isOn, readCompatibility } from "../src/compatibility.ts";
import { Isolate } from "./isolate.ts";

const on = (compatibilityDate: string, ...compatibilityFlags: string[]): typeof isOn => {
  readCompatibility({ compatibilityDate, compatibilityFlags });
  return isOn;
};

test("a behaviour is on from its date", () => {
  assert.equal(on("2026-11-16")("enable_request_signal"), false);
  assert.equal(on("2026-11-17")("enable_request_signal"), true);
});

test("a behaviour without a date is on only by name", () => {
  assert.equal(on("2026-11-17")("nodejs_als"), false);
  assert.equal(on("2026-11-17", "nodejs_als")("nodejs_als"), true);
});

test("a flag turns a behaviour on before its date, another one off after it", () => {
  assert.equal(on("2022-01-01", "enable_request_signal")("enable_request_signal"), true);
  assert.equal(on("2026-11-17", "disable_request_signal")("enable_request_signal"), false);
});

test("one behaviour brings others along, unless they are opted out of", () => {
  assert.equal(on("2024-09-22", "nodejs_compat")("nodejs_compat_v2"), false);
  assert.equal(on("2024-09-23", "nodejs_compat")("nodejs_compat_v2"), true);
  assert.equal(on("2024-09-23", "nodejs_compat", "no_nodejs_compat_v2")("nodejs_compat_v2"), false);
  assert.equal(on("2026-11-17")("nodejs_compat_v2"), true);
  assert.equal(on("2026-11-17", "no_nodejs_compat", "no_nodejs_compat_v2")("nodejs_compat_v2"), false);
});

test("what is unknown, experimental, doubled or contradictory is refused by name", () => {
  const refusal = (...flags: string[]): string => {
    try {
      on("2026-11-17", ...flags);
    } catch (error) {
      return (error as Error).message;
    }
    return "";
  };
  assert.equal(
    refusal("nope", "neither"),
    "No such compatibility flag: nope\nNo such compatibility flag: neither",
  );
  assert.match(refusal("experimental"), /^The compatibility flag experimental is experimental/);
  assert.equal(refusal("rpc", "rpc"), "Compatibility flag specified multiple times: rpc");
  assert.equal(
    refusal("nodejs_compat", "no_nodejs_compat"),
    "Compatibility flags are mutually contradictory: nodejs_compat vs no_nodejs_compat",
  );
});

test("a program sees the flags, and cannot change them", async () => {
  const isolate = new Isolate(
    `{ default: { fetch() {
      const flags = Cloudflare.compatibilityFlags;
      return Response.json([flags.rpc, flags.nodejs_als, "experimental" in flags, Object.isFrozen(flags), Cloudflare.compatibilityFlags === flags]);
    } } }`,
    [],
    { date: "2024-04-03" },
  );
  const outcome = await isolate.fetch("http://host/");
  assert.ok("text" in outcome);
  assert.deepEqual(JSON.parse(outcome.text), [true, false, false, true, true]);
});

test("a version with an unknown flag does not start", () => {
  assert.throws(
    () => new Isolate(`{}`, [], { flags: ["nope"] }),
    /^Error: No such compatibility flag: nope$/,
  );
});
