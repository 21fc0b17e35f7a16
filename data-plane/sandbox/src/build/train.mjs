// Writes the snapshot of V8, and the start-up cache of the sandbox's JVM by validating a small version once. Without them
// a sandbox starts slower and works the same. Arguments: the sandbox's folder, Java home.
import { spawnSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { join } from "node:path";

const [target, javaHome] = process.argv.slice(2);
const key = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ format: "jwk" });
// Uses what many programs use of crypto, so that none of them pays for loading it with its CPU time.
const crypto = `
const { subtle } = crypto;
const data = new Uint8Array(100);
subtle.digest("SHA-256", data);
subtle
  .importKey("raw", data, { name: "HMAC", hash: "SHA-256" }, false, ["sign"])
  .then((key) => subtle.sign("HMAC", key, data));
subtle
  .importKey("raw", data.subarray(0, 32), "AES-GCM", false, ["encrypt"])
  .then((key) => subtle.encrypt({ name: "AES-GCM", iv: data.subarray(0, 12) }, key, data));
subtle
  .importKey("jwk", ${JSON.stringify(key)}, { name: "ECDSA", namedCurve: "P-256" }, false, ["sign"])
  .then((key) => subtle.sign({ name: "ECDSA", hash: "SHA-256" }, key, data));
`;
const source = `${crypto}
import { DurableObject } from "cloudflare:workers";
export class Thing extends DurableObject { async fetch() { return new Response("") } }
export default { async fetch() { return new Response("") } };`;
const bundle = {
  accountId: "0".repeat(32),
  workerId: "0".repeat(32),
  scriptName: "training",
  versionId: "training",
  compatibilityDate: "2026-01-01",
  compatibilityFlags: [],
  mainModule: "index.js",
  modules: [{ name: "index.js", type: "ES_MODULE", content: source }],
  bindings: [],
};

sandbox("snapshot", { HOLDFAST_SANDBOX_CONFINEMENT: "off" });
const answer = sandbox("validate", { HOLDFAST_SANDBOX_TRAIN: join(target, "lib/sandbox.aot") });
if (!answer.includes('"ok":true')) {
  throw new Error(`the sandbox does not start: ${answer}`);
}

function sandbox(command, environment) {
  const { status, stdout, stderr } = spawnSync(join(target, "bin/sandbox"), [command], {
    input: JSON.stringify(bundle),
    env: { ...process.env, HOLDFAST_JAVA_HOME: javaHome, ...environment },
    encoding: "utf8",
  });
  if (status !== 0) {
    throw new Error(`the sandbox ended with ${status} on ${command}:\n${stdout}${stderr}`);
  }
  return stdout;
}
