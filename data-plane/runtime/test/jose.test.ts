import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { build } from "esbuild";
import { Isolate } from "./isolate.ts";

const WORKER = `
import * as jose from "jose";
async function roundTrip(alg) {
  const { publicKey, privateKey } = alg.startsWith("HS")
    ? await jose.generateSecret(alg).then((key) => ({ publicKey: key, privateKey: key }))
    : await jose.generateKeyPair(alg, { extractable: true });
  const token = await new jose.SignJWT({ who: "me" }).setProtectedHeader({ alg }).setIssuer("here").setExpirationTime("1h").sign(privateKey);
  const { payload, protectedHeader } = await jose.jwtVerify(token, publicKey, { issuer: "here" });
  const tampered = token.slice(0, token.lastIndexOf(".") - 2) + "AA" + token.slice(token.lastIndexOf("."));
  const refusal = await jose.jwtVerify(tampered, publicKey).catch((error) => error.code);
  const others = alg.startsWith("HS") ? [] : [
    await jose.exportSPKI(publicKey), await jose.exportPKCS8(privateKey), await jose.exportJWK(publicKey)];
  if (others.length > 0) {
    const [spki, pkcs8, jwk] = others;
    await jose.jwtVerify(token, await jose.importSPKI(spki, alg));
    await jose.jwtVerify(token, jose.createLocalJWKSet({ keys: [{ ...jwk, alg }] }));
    const again = await new jose.SignJWT({}).setProtectedHeader({ alg }).sign(await jose.importPKCS8(pkcs8, alg));
    await jose.jwtVerify(again, publicKey);
  }
  return [protectedHeader.alg, payload.who, refusal];
}
async function sealed(alg, enc) {
  const { publicKey, privateKey } = alg === "dir"
    ? await jose.generateSecret(enc).then((key) => ({ publicKey: key, privateKey: key }))
    : await jose.generateKeyPair(alg);
  const token = await new jose.EncryptJWT({ secret: "s" }).setProtectedHeader({ alg, enc }).encrypt(publicKey);
  return (await jose.jwtDecrypt(token, privateKey)).payload.secret;
}
export default { async fetch() {
  const signed = [];
  for (const alg of ["HS256", "HS512", "RS256", "PS384", "ES256", "ES512", "EdDSA"]) signed.push(await roundTrip(alg));
  const encrypted = [];
  for (const [alg, enc] of [["dir", "A256GCM"], ["dir", "A128CBC-HS256"], ["RSA-OAEP-256", "A128GCM"], ["ECDH-ES+A128KW", "A256GCM"]])
    encrypted.push(await sealed(alg, enc));
  return Response.json({ signed, encrypted });
} };`;

test("the npm package jose signs, verifies, encrypts and decrypts tokens", async () => {
  const { outputFiles } = await build({
    stdin: { contents: WORKER, resolveDir: fileURLToPath(new URL(".", import.meta.url)) },
    bundle: true,
    write: false,
    format: "iife",
    globalName: "worker",
    conditions: ["workerd", "worker", "browser"],
  });
  const isolate = new Isolate(
    `(() => { ${outputFiles[0]?.text ?? ""}; return { default: worker.default }; })()`,
  );
  const outcome = await isolate.fetch("http://host/");
  const refused = "ERR_JWS_SIGNATURE_VERIFICATION_FAILED";
  assert.deepEqual("text" in outcome ? JSON.parse(outcome.text) : outcome, {
    signed: ["HS256", "HS512", "RS256", "PS384", "ES256", "ES512", "EdDSA"].map((alg) => [
      alg,
      "me",
      refused,
    ]),
    encrypted: ["s", "s", "s", "s"],
  });
});
