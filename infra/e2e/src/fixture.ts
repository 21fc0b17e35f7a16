import assert from "node:assert/strict";
import { resolve } from "node:path";
import type { Answer, Call } from "@holdfast/side-by-side";
import { demoVariables } from "./launcher.ts";
import { call } from "./tenant.ts";
import { wrangler } from "./wrangler.ts";

const FIXTURES = resolve(import.meta.dirname, "../fixtures");

/** A deployed project of `fixtures/`. */
export interface Fixture {
  /** Sends it a request. */
  send(path: string, options?: Omit<Call, "path">): Promise<Answer>;
  text(path: string, options?: Omit<Call, "path">): Promise<string>;
  /** What it answers to a request as JSON; the status must be 200. */
  json(path: string, options?: Omit<Call, "path">): Promise<unknown>;
}

/** Deploys a project of `fixtures/` with stock wrangler into the demo account. */
export async function deployFixture(name: string): Promise<Fixture> {
  const deployed = await wrangler(resolve(FIXTURES, name), await demoVariables(), "deploy");
  assert.equal(deployed.code, 0, deployed.output);
  const send: Fixture["send"] = (path, options = {}) => call(`library-${name}.demo`, { ...options, path });
  const text: Fixture["text"] = async (path, options) => {
    const answer = await send(path, options);
    assert.equal(answer.status, 200, `${path}: ${answer.body.toString()}`);
    return answer.body.toString();
  };
  return { send, text, json: async (path, options) => JSON.parse(await text(path, options)) as unknown };
}
