import assert from "node:assert/strict";
import { test } from "node:test";
import { Isolate, evaluate } from "./isolate.ts";

const told = `const told = async (fn) => { try { return await fn(); } catch (e) { return e.name + ": " + e.message; } };
  const key = (name = "AES-GCM", usages = ["encrypt", "decrypt"]) => crypto.subtle.importKey("raw", new Uint8Array(16), name, true, usages);`;

function cryptoTest(name: string, body: string, expected: unknown): void {
  test(name, async () => {
    assert.deepEqual(await evaluate(told + body), expected);
  });
}

cryptoTest(
  "a dictionary's fields are read once, so that what was checked is what is used",
  `let reads = 0;
   const algorithm = { name: "AES-GCM", get iv() { return reads++ === 0 ? new Uint8Array(12) : "changed"; },
     get tagLength() { return reads++ === 1 ? 128 : 5; } };
   const sealed = await crypto.subtle.encrypt(algorithm, await key(), new Uint8Array(3));
   return [reads, sealed.byteLength];`,
  [2, 19],
);

cryptoTest(
  "a proxy that throws, lies or never ends is only an error",
  `const subtle = crypto.subtle; const aes = await key(); const data = new Uint8Array(3);
   const proxy = (get) => new Proxy({}, { get });
   return [await told(() => subtle.digest(proxy(() => { throw new RangeError("mine"); }), data)),
     await told(() => subtle.digest(proxy((_, field) => field === "name" ? "SHA-1" : undefined), data).then((b) => b.byteLength)),
     await told(() => subtle.encrypt(proxy((_, field) => field === "name" ? "AES-GCM" : new Uint8Array(5)), aes, data)),
     await told(() => subtle.digest("SHA-1", new Proxy(new Uint8Array(3), {}))),
     await told(() => subtle.encrypt({ name: "AES-GCM", iv: data }, new Proxy(aes, {}), data)),
     await told(() => subtle.digest({ name: { toString() { throw new TypeError("no name"); } } }, data))];`,
  [
    "RangeError: mine",
    20,
    "OperationError: Invalid AES-GCM tag length 0.",
    "TypeError: Failed to execute 'digest' on 'SubtleCrypto': parameter 2 is not of type 'BufferSource'.",
    "TypeError: Failed to execute 'encrypt' on 'SubtleCrypto': parameter 2 is not of type 'CryptoKey'.",
    "TypeError: no name",
  ],
);

cryptoTest(
  "buffers that are detached or resized while arguments are read count as they are afterwards",
  `const subtle = crypto.subtle; const aes = await key();
   const buffer = new ArrayBuffer(64); const view = new Uint8Array(buffer);
   const sizes = [];
   const resizable = new ArrayBuffer(8, { maxByteLength: 64 }); const tracking = new Uint8Array(resizable);
   const sealed = await subtle.encrypt({ name: "AES-GCM", iv: new Uint8Array(12), get label() { resizable.resize(40); return undefined; } }, aes, tracking);
   sizes.push(sealed.byteLength);
   const empty = await subtle.encrypt({ name: "AES-GCM", iv: new Uint8Array(12), get label() { structuredClone(buffer, { transfer: [buffer] }); return undefined; } }, aes, view);
   sizes.push(empty.byteLength <= 16 + 64);
   return sizes;`,
  [56, true],
);

cryptoTest(
  "keys are told by what they are, and what they show cannot change what they do",
  `const subtle = crypto.subtle; const hmac = await subtle.importKey("raw", new Uint8Array(9), { name: "HMAC", hash: "SHA-1" }, false, ["verify"]);
   hmac.usages.push("sign"); hmac.algorithm.name = "AES-GCM"; hmac.algorithm.hash.name = "MD5";
   Object.defineProperty(hmac, "extractable", { value: true });
   return [await told(() => subtle.sign("HMAC", hmac, new Uint8Array(1))), await told(() => subtle.exportKey("raw", hmac)),
     await told(() => subtle.exportKey("raw", Object.create(hmac))),
     Object.getOwnPropertyNames(await key()), structuredClone === undefined];`,
  [
    'InvalidAccessError: Requested key usage "sign" does not match any usage listed in this CryptoKey.',
    "InvalidAccessError: Attempt to export non-extractable HMAC key.",
    "TypeError: Failed to execute 'exportKey' on 'SubtleCrypto': parameter 2 is not of type 'CryptoKey'.",
    [],
    false,
  ],
);

cryptoTest(
  "what is exported or was imported is a copy",
  `const subtle = crypto.subtle; const source = new Uint8Array(16).fill(1);
   const aes = await subtle.importKey("raw", source, "AES-CBC", true, ["encrypt"]);
   source.fill(2); new Uint8Array(await subtle.exportKey("raw", aes)).fill(3);
   return [...new Uint8Array(await subtle.exportKey("raw", aes))].every((byte) => byte === 1);`,
  true,
);

cryptoTest(
  "more than can be done at once is refused by its size",
  `const big = new Uint8Array(16_777_217);
   return [await told(async () => crypto.subtle.encrypt({ name: "AES-GCM", iv: new Uint8Array(12) }, await key(), big)),
     await told(() => crypto.subtle.generateKey({ name: "RSA-PSS", hash: "SHA-1", modulusLength: 8192, publicExponent: new Uint8Array([3]) }, true, ["sign"])),
     await told(() => crypto.subtle.importKey("jwk", { kty: "RSA", n: "_".repeat(1366), e: "AQAB" }, { name: "RSA-PSS", hash: "SHA-1" }, true, ["verify"])),
     await told(async () => (await crypto.subtle.digest("SHA-256", big)).byteLength)];`,
  [
    "OperationError: At most 16777216 bytes can be processed at once; these are 16777217.",
    "NotSupportedError: RSA keys have 512 to 4096 bits on this platform, but 8192 was requested.",
    "NotSupportedError: RSA keys have 512 to 4096 bits on this platform, but 8192 was requested.",
    32,
  ],
);

cryptoTest(
  "every truncation and every changed byte of an encoded key is refused, or read as a key",
  `const pair = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, ["sign", "verify"]);
   const der = new Uint8Array(await crypto.subtle.exportKey("pkcs8", pair.privateKey));
   const read = (bytes) => told(() => crypto.subtle.importKey("pkcs8", bytes, { name: "ECDSA", namedCurve: "P-256" }, true, ["sign"]));
   const seen = new Set();
   for (let length = 0; length < der.length; length++) seen.add(String(await read(der.subarray(0, length))));
   for (let at = 0; at < der.length; at++) for (const flip of [1, 0x80, 0xff]) {
     const changed = der.slice(); changed[at] ^= flip; seen.add(String(await read(changed)).replace(/\\d+/, "N"));
   }
   return [...seen].sort();`,
  ["DataError: Invalid PKCSN input.", "DataError: Invalid PKCS8 input.", "[object CryptoKey]"].sort(),
);

cryptoTest(
  "a DigestStream hashes what is written and fails with what is not",
  `const stream = new crypto.DigestStream("SHA-256"); const writer = stream.getWriter();
   await writer.write("abc"); await writer.close();
   const digest = Array.from(new Uint8Array(await stream.digest), (b) => b.toString(16).padStart(2, "0")).join("");
   const bad = new crypto.DigestStream("MD5");
   return [digest, String(stream.bytesWritten), typeof stream.bytesWritten, stream instanceof WritableStream, crypto.DigestStream.name,
     await told(() => bad.getWriter().write(5)), await told(() => bad.digest)];`,
  [
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    "3",
    "bigint",
    true,
    "DigestStream",
    "TypeError: DigestStream is a byte stream but received an object of non-ArrayBuffer/ArrayBufferView/string type on its writable side.",
    "TypeError: DigestStream is a byte stream but received an object of non-ArrayBuffer/ArrayBufferView/string type on its writable side.",
  ],
);

test("a stream that was hashed to its end holds nothing at the host, nor do short ones that are given up", async () => {
  const isolate = new Isolate(`{ default: { async fetch() {
    for (let i = 0; i < 50; i++) new crypto.DigestStream("SHA-1").getWriter().write("given up");
    const stream = new crypto.DigestStream("SHA-1");
    await new Response(new Uint8Array(3_000_000)).body.pipeTo(stream);
    return new Response(String((await stream.digest).byteLength));
  } } }`);
  const outcome = await isolate.fetch("http://host/");
  assert.equal("text" in outcome && outcome.text, "20");
  assert.equal(isolate.host.runningHashes, 0);
});
