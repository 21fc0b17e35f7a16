import { caught, group } from "./harness.js";
import * as keys from "./keys.js";

const { subtle } = crypto;
const text = (value) => new TextEncoder().encode(value);
const bytes = (count, first = 0) => Uint8Array.from({ length: count }, (_, i) => (first + i) & 0xff);
const message = text("a message");

const secret = (data, algorithm, usages) => subtle.importKey("raw", data, algorithm, true, usages);
const own = (jwk, algorithm, usages) => subtle.importKey("jwk", jwk, algorithm, true, usages);
const open = (jwk, algorithm, usages) => subtle.importKey("jwk", keys.open(jwk), algorithm, true, usages);

const HASHES = ["MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512"];
const CURVES = [
  ["P-256", keys.p256, keys.otherP256],
  ["P-384", keys.p384, keys.otherP384],
  ["P-521", keys.p521, keys.otherP521],
];

/** Instead of what is too long to be shown. */
const brief = (data) => subtle.digest("SHA-1", typeof data === "string" ? text(data) : data);

const each = (list, name, check) =>
  Object.fromEntries(list.map((item) => [name(item), (context) => check(item, context)]));

async function isRoundTrip(sign, verify, jwk, algorithm = sign) {
  const signature = await subtle.sign(sign, await own(jwk, algorithm, ["sign"]), message);
  const key = await open(jwk, algorithm, ["verify"]);
  const wrong = new Uint8Array(signature.slice(0));
  wrong[5] ^= 1;
  return [
    signature.byteLength,
    await subtle.verify(verify, key, signature, message),
    await subtle.verify(verify, key, wrong, message),
    await subtle.verify(verify, key, signature, text("another")),
  ];
}

const checks = group({
  inWorker: {
    ...each(
      HASHES,
      (hash) => `digest ${hash}`,
      (hash) => Promise.all([0, 3, 1000, 200_000].map((length) => subtle.digest(hash, bytes(length)))),
    ),
    "digest of more than a megabyte": () => subtle.digest("SHA-256", bytes(3_000_001)),
    "digest of a part of a buffer": () => subtle.digest("SHA-1", new DataView(bytes(20).buffer, 5, 3)),
    "digest of a name in other letters": () => subtle.digest({ name: "sHa-256" }, message),
    ...each(
      HASHES,
      (hash) => `HMAC ${hash}`,
      async (hash) => {
        const key = await secret(bytes(40), { name: "HMAC", hash }, ["sign", "verify"]);
        const signature = await subtle.sign("HMAC", key, message);
        return [signature, await subtle.verify("HMAC", key, signature, message), key.algorithm];
      },
    ),
    "HMAC of more than a megabyte": async () =>
      subtle.sign(
        "HMAC",
        await secret(bytes(9), { name: "HMAC", hash: "SHA-512" }, ["sign"]),
        bytes(2_000_000),
      ),
    "HMAC verifies false for another length": async () =>
      subtle.verify(
        "HMAC",
        await secret(bytes(9), { name: "HMAC", hash: "SHA-1" }, ["verify"]),
        bytes(5),
        message,
      ),
    "HMAC keys of some bits": async () => {
      const key = await secret(bytes(16, 250), { name: "HMAC", hash: "SHA-1", length: 121 }, ["sign"]);
      return [key.algorithm, await subtle.exportKey("raw", key), await subtle.sign("HMAC", key, message)];
    },
    ...each(
      [16, 24, 32],
      (length) => `AES-CBC with ${length} bytes of key`,
      async (length) => {
        const key = await secret(bytes(length), "AES-CBC", ["encrypt", "decrypt"]);
        const algorithm = { name: "AES-CBC", iv: bytes(16, 100) };
        const encrypted = await Promise.all(
          [0, 15, 16, 100].map((n) => subtle.encrypt(algorithm, key, bytes(n))),
        );
        return [encrypted, await subtle.decrypt(algorithm, key, encrypted[3])];
      },
    ),
    ...each(
      [16, 24, 32],
      (length) => `AES-GCM with ${length} bytes of key`,
      async (length) => {
        const key = await secret(bytes(length), "AES-GCM", ["encrypt", "decrypt"]);
        const algorithm = { name: "AES-GCM", iv: bytes(12), additionalData: text("more") };
        const encrypted = await Promise.all(
          [0, 16, 100].map((n) => subtle.encrypt(algorithm, key, bytes(n))),
        );
        return [encrypted, await subtle.decrypt(algorithm, key, encrypted[2])];
      },
    ),
    ...each(
      [32, 64, 96, 104, 112, 120, 128],
      (tagLength) => `AES-GCM with a tag of ${tagLength} bits`,
      async (tagLength) => {
        const key = await secret(bytes(16), "AES-GCM", ["encrypt", "decrypt"]);
        const algorithm = { name: "AES-GCM", iv: bytes(33), tagLength };
        const encrypted = await subtle.encrypt(algorithm, key, message);
        const changed = new Uint8Array(encrypted.slice(0));
        changed[changed.length - 1] ^= 1;
        return [
          encrypted,
          await subtle.decrypt(algorithm, key, encrypted),
          await caught(() => subtle.decrypt(algorithm, key, changed)),
        ];
      },
    ),
    ...each(
      [1, 4, 8, 33, 64, 128],
      (length) => `AES-CTR with a counter of ${length} bits`,
      async (length) => {
        const key = await secret(bytes(16), "AES-CTR", ["encrypt", "decrypt"]);
        const counter = bytes(16).fill(255);
        const encrypted = await subtle.encrypt({ name: "AES-CTR", counter, length }, key, bytes(32));
        return [encrypted, await subtle.decrypt({ name: "AES-CTR", counter, length }, key, encrypted)];
      },
    ),
    "AES-KW wraps and unwraps": async () => {
      const wrapping = await secret(bytes(16), "AES-KW", ["wrapKey", "unwrapKey"]);
      const key = await secret(bytes(32, 7), "AES-GCM", ["encrypt"]);
      const wrapped = await subtle.wrapKey("raw", key, wrapping, "AES-KW");
      const unwrapped = await subtle.unwrapKey("raw", wrapped, wrapping, "AES-KW", "AES-CBC", true, [
        "decrypt",
      ]);
      return [wrapped, await subtle.exportKey("raw", unwrapped), unwrapped.usages];
    },
    "AES-CBC wraps JSON": async () => {
      const wrapping = await secret(bytes(16), "AES-CBC", ["wrapKey", "unwrapKey", "decrypt"]);
      const algorithm = { name: "AES-CBC", iv: bytes(16) };
      const wrapped = await subtle.wrapKey(
        "jwk",
        await own(keys.p256, { name: "ECDSA", namedCurve: "P-256" }, ["sign"]),
        wrapping,
        algorithm,
      );
      const unwrapped = await subtle.unwrapKey(
        "jwk",
        wrapped,
        wrapping,
        algorithm,
        { name: "ECDSA", namedCurve: "P-256" },
        true,
        ["sign"],
      );
      return [
        new TextDecoder().decode(await subtle.decrypt(algorithm, wrapping, wrapped)),
        unwrapped.algorithm,
      ];
    },
    "RSA-OAEP unwraps what it wraps": async () => {
      const algorithm = { name: "RSA-OAEP", hash: "SHA-1" };
      const wrapped = await subtle.wrapKey(
        "raw",
        await secret(bytes(16), "AES-GCM", ["encrypt"]),
        await open(keys.rsa, algorithm, ["wrapKey"]),
        algorithm,
      );
      return subtle.exportKey(
        "raw",
        await subtle.unwrapKey(
          "raw",
          wrapped,
          await own(keys.rsa, algorithm, ["unwrapKey"]),
          algorithm,
          "AES-GCM",
          true,
          ["encrypt"],
        ),
      );
    },
    ...each(
      HASHES,
      (hash) => `PBKDF2 ${hash}`,
      async (hash) => {
        const key = await subtle.importKey("raw", text("password"), "PBKDF2", false, ["deriveBits"]);
        const derive = (length) =>
          subtle.deriveBits({ name: "PBKDF2", hash, salt: bytes(9), iterations: 7 }, key, length);
        return [await derive(0), await derive(8), await derive(1000)];
      },
    ),
    "PBKDF2 with many iterations": async () =>
      subtle.deriveBits(
        { name: "PBKDF2", hash: "SHA-256", salt: bytes(16), iterations: 100_000 },
        await subtle.importKey("raw", text("p"), "PBKDF2", false, ["deriveBits"]),
        256,
      ),
    ...each(
      HASHES,
      (hash) => `HKDF ${hash}`,
      async (hash) => {
        const key = await subtle.importKey("raw", text("secret"), "HKDF", false, ["deriveBits"]);
        const derive = (length) =>
          subtle.deriveBits({ name: "HKDF", hash, salt: bytes(0), info: bytes(3) }, key, length);
        return [await derive(0), await derive(8), await derive(1000)];
      },
    ),
    "deriveKey makes keys": async () => {
      const key = await subtle.importKey("raw", text("secret"), "HKDF", false, ["deriveKey"]);
      const derive = (to, usages) =>
        subtle.deriveKey(
          { name: "HKDF", hash: "SHA-256", salt: bytes(4), info: bytes(0) },
          key,
          to,
          true,
          usages,
        );
      const made = [
        await derive({ name: "AES-GCM", length: 256 }, ["encrypt"]),
        await derive({ name: "HMAC", hash: "SHA-384" }, ["sign"]),
      ];
      return Promise.all(
        made.map(async (one) => [one.algorithm, one.usages, await subtle.exportKey("raw", one)]),
      );
    },
    ...each(
      CURVES,
      ([curve]) => `ECDSA ${curve}`,
      ([namedCurve, jwk]) =>
        Promise.all(
          ["SHA-1", "SHA-256", "SHA-512"].map((hash) =>
            isRoundTrip({ name: "ECDSA", hash }, { name: "ECDSA", hash }, jwk, { name: "ECDSA", namedCurve }),
          ),
        ),
    ),
    ...each(
      CURVES,
      ([curve]) => `ECDH ${curve}`,
      async ([namedCurve, jwk, other]) => {
        const algorithm = { name: "ECDH", namedCurve };
        const key = await own(jwk, algorithm, ["deriveBits"]);
        const derive = async (length) =>
          subtle.deriveBits({ name: "ECDH", public: await open(other, algorithm, []) }, key, length);
        return [await derive(null), await derive(128), await derive(13), await derive(0)];
      },
    ),
    ...each(
      CURVES,
      ([curve]) => `formats of ${curve}`,
      async ([namedCurve, jwk]) => {
        const algorithm = { name: "ECDSA", namedCurve };
        const [priv, pub] = [await own(jwk, algorithm, ["sign"]), await open(jwk, algorithm, ["verify"])];
        const encoded = [
          await subtle.exportKey("pkcs8", priv),
          await subtle.exportKey("spki", pub),
          await subtle.exportKey("raw", pub),
        ];
        const point = new Uint8Array(encoded[2]);
        const half = (point.length - 1) / 2;
        const compressed = Uint8Array.of(2 + (point.at(-1) & 1), ...point.subarray(1, 1 + half));
        const again = [
          await subtle.importKey("pkcs8", encoded[0], algorithm, true, ["sign"]),
          await subtle.importKey("spki", encoded[1], algorithm, true, ["verify"]),
          await subtle.importKey("raw", encoded[2], algorithm, true, ["verify"]),
          await subtle.importKey("raw", compressed, algorithm, true, ["verify"]),
        ];
        return [
          await Promise.all(encoded.map(brief)),
          await Promise.all(
            again.map(async (key) => brief(JSON.stringify(await subtle.exportKey("jwk", key)))),
          ),
        ];
      },
    ),
    "formats of Ed25519": async () => {
      const [priv, pub] = [
        await own(keys.ed25519, "Ed25519", ["sign"]),
        await open(keys.ed25519, "Ed25519", ["verify"]),
      ];
      const encoded = [
        await subtle.exportKey("pkcs8", priv),
        await subtle.exportKey("spki", pub),
        await subtle.exportKey("raw", pub),
      ];
      const again = [
        await subtle.importKey("pkcs8", encoded[0], "Ed25519", true, ["sign"]),
        await subtle.importKey("spki", encoded[1], "Ed25519", true, ["verify"]),
        await subtle.importKey("raw", encoded[2], "Ed25519", true, ["verify"]),
      ];
      return [
        await Promise.all(encoded.map(brief)),
        await Promise.all(
          again.map(async (key) => brief(JSON.stringify(await subtle.exportKey("jwk", key)))),
        ),
      ];
    },
    "formats of X25519": async () => {
      const [priv, pub] = [
        await own(keys.x25519, "X25519", ["deriveBits"]),
        await open(keys.x25519, "X25519", []),
      ];
      return [
        await subtle.exportKey("pkcs8", priv),
        await subtle.exportKey("spki", pub),
        await subtle.exportKey("raw", pub),
        JSON.stringify(await subtle.exportKey("jwk", priv)),
      ];
    },
    ...each(
      ["RSASSA-PKCS1-v1_5", "RSA-PSS", "RSA-OAEP"],
      (name) => `formats of ${name}`,
      async (name) => {
        const algorithm = { name, hash: "SHA-384" };
        const [mine, theirs] = name === "RSA-OAEP" ? [["decrypt"], ["encrypt"]] : [["sign"], ["verify"]];
        const [priv, pub] = [await own(keys.rsa, algorithm, mine), await open(keys.rsa, algorithm, theirs)];
        const encoded = [await subtle.exportKey("pkcs8", priv), await subtle.exportKey("spki", pub)];
        const again = [
          await subtle.importKey("pkcs8", encoded[0], algorithm, true, mine),
          await subtle.importKey("spki", encoded[1], algorithm, true, theirs),
        ];
        return [
          await Promise.all(encoded.map(brief)),
          priv.algorithm,
          pub.algorithm,
          await Promise.all(
            again.map(async (key) => brief(JSON.stringify(await subtle.exportKey("jwk", key)))),
          ),
        ];
      },
    ),
    "Ed25519 signs": async () => {
      const signature = await subtle.sign("Ed25519", await own(keys.ed25519, "Ed25519", ["sign"]), message);
      return [signature, await isRoundTrip("Ed25519", "Ed25519", keys.ed25519)];
    },
    "NODE-ED25519 is the same": async () => {
      const algorithm = { name: "NODE-ED25519", namedCurve: "NODE-ED25519" };
      const key = await own(keys.ed25519, algorithm, ["sign"]);
      return [
        key.algorithm,
        await subtle.sign("NODE-ED25519", key, message),
        JSON.stringify(await subtle.exportKey("jwk", key)),
      ];
    },
    "X25519 agrees": async () => {
      const key = await own(keys.x25519, "X25519", ["deriveBits"]);
      const derive = async (length) =>
        subtle.deriveBits(
          { name: "X25519", public: await open(keys.otherX25519, "X25519", []) },
          key,
          length,
        );
      return [await derive(null), await derive(100)];
    },
    ...each(
      ["SHA-1", "SHA-256", "SHA-384", "SHA-512"],
      (hash) => `RSASSA-PKCS1-v1_5 ${hash}`,
      async (hash) => {
        const algorithm = { name: "RSASSA-PKCS1-v1_5", hash };
        const signature = await subtle.sign(algorithm, await own(keys.rsa, algorithm, ["sign"]), message);
        return [signature, await isRoundTrip(algorithm, algorithm, keys.rsa)];
      },
    ),
    ...each(
      [0, 20, 32, 100],
      (saltLength) => `RSA-PSS with ${saltLength} bytes of salt`,
      (saltLength) => {
        const algorithm = { name: "RSA-PSS", hash: "SHA-256" };
        return isRoundTrip(
          { name: "RSA-PSS", saltLength },
          { name: "RSA-PSS", saltLength },
          keys.rsa,
          algorithm,
        );
      },
    ),
    "RSA-PSS tells salts apart": async () => {
      const algorithm = { name: "RSA-PSS", hash: "SHA-256" };
      return isRoundTrip(
        { name: "RSA-PSS", saltLength: 20 },
        { name: "RSA-PSS", saltLength: 21 },
        keys.rsa,
        algorithm,
      );
    },
    ...each(
      ["SHA-1", "SHA-256", "SHA-512"],
      (hash) => `RSA-OAEP ${hash}`,
      async (hash) => {
        const algorithm = { name: "RSA-OAEP", hash };
        const [pub, priv] = [
          await open(keys.rsa, algorithm, ["encrypt"]),
          await own(keys.rsa, algorithm, ["decrypt"]),
        ];
        const plain = await subtle.encrypt("RSA-OAEP", pub, message);
        const labelled = await subtle.encrypt({ name: "RSA-OAEP", label: bytes(3) }, pub, message);
        return [
          plain.byteLength,
          await subtle.decrypt("RSA-OAEP", priv, plain),
          await subtle.decrypt({ name: "RSA-OAEP", label: bytes(3) }, priv, labelled),
          await caught(() => subtle.decrypt("RSA-OAEP", priv, labelled)),
        ];
      },
    ),
    "generated keys work": async () => {
      const algorithms = [
        [
          { name: "ECDSA", namedCurve: "P-384" },
          { name: "ECDSA", hash: "SHA-384" },
        ],
        ["Ed25519", "Ed25519"],
        [
          {
            name: "RSASSA-PKCS1-v1_5",
            hash: "SHA-256",
            modulusLength: 2048,
            publicExponent: Uint8Array.of(1, 0, 1),
          },
          "RSASSA-PKCS1-v1_5",
        ],
        [
          { name: "RSA-PSS", hash: "SHA-1", modulusLength: 1024, publicExponent: Uint8Array.of(3) },
          { name: "RSA-PSS", saltLength: 20 },
        ],
      ];
      return Promise.all(
        algorithms.map(async ([generate, use]) => {
          const { publicKey, privateKey } = await subtle.generateKey(generate, false, ["sign", "verify"]);
          const signature = await subtle.sign(use, privateKey, message);
          const about = [publicKey, privateKey].map((key) => [
            key.type,
            key.extractable,
            key.usages,
            key.algorithm,
          ]);
          return [about, await subtle.verify(use, publicKey, signature, message)];
        }),
      );
    },
    "generated secret keys": async () => {
      const made = [
        await subtle.generateKey({ name: "AES-CTR", length: 192 }, true, ["encrypt"]),
        await subtle.generateKey({ name: "HMAC", hash: "SHA-384" }, true, ["verify", "sign"]),
        await subtle.generateKey({ name: "HMAC", hash: "SHA-1", length: 77 }, true, ["sign"]),
      ];
      return Promise.all(
        made.map(async (key) => [key.algorithm, key.usages, (await subtle.exportKey("raw", key)).byteLength]),
      );
    },
    timingSafeEqual: () => [
      subtle.timingSafeEqual(bytes(9), bytes(9)),
      subtle.timingSafeEqual(bytes(9), bytes(9, 1)),
      subtle.timingSafeEqual(new ArrayBuffer(0), bytes(0)),
    ],
    "JSON Web Keys of secrets": async () => {
      const made = [
        await secret(bytes(16), "AES-KW", ["wrapKey"]),
        await secret(bytes(32), "AES-GCM", ["encrypt", "decrypt"]),
        await secret(bytes(10), { name: "HMAC", hash: "SHA-512" }, ["sign"]),
      ];
      return Promise.all(made.map(async (key) => JSON.stringify(await subtle.exportKey("jwk", key))));
    },
    ...each(
      HASHES,
      (hash) => `DigestStream ${hash}`,
      async (hash) => {
        const stream = new crypto.DigestStream(hash);
        const writer = stream.getWriter();
        await writer.write("tëxt");
        await writer.write(bytes(70_000));
        await writer.write(bytes(5).buffer);
        await writer.close();
        return [await stream.digest, stream.bytesWritten];
      },
    ),
    "DigestStream takes a body": async () => {
      const stream = new crypto.DigestStream({ name: "sha-256" });
      await new Response("a body").body.pipeTo(stream);
      return [await stream.digest, stream.bytesWritten];
    },
  },
});

export default checks.entry;
export class Store extends checks.Store {}
export class Legacy extends checks.Legacy {}
