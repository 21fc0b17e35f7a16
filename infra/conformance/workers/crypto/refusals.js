import { caught, group } from "./harness.js";
import * as keys from "./keys.js";

const { subtle } = crypto;
const bytes = (count, first = 0) => Uint8Array.from({ length: count }, (_, i) => (first + i) & 0xff);
const some = bytes(16);
const P256 = { name: "ECDSA", namedCurve: "P-256" };
const ECDH = { name: "ECDH", namedCurve: "P-256" };
const RSA = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
const HMAC = { name: "HMAC", hash: "SHA-256" };

const secret = (data, algorithm, usages) => subtle.importKey("raw", data, algorithm, true, usages);
const jwk = (key, algorithm, usages, extractable = true) =>
  subtle.importKey("jwk", key, algorithm, extractable, usages);
const open = (key, algorithm, usages) => jwk(keys.open(key), algorithm, usages);
const aes = (name, usages = ["encrypt", "decrypt", "wrapKey", "unwrapKey"]) => secret(some, name, usages);
const kw = () => aes("AES-KW", ["wrapKey", "unwrapKey"]);
const pbkdf2 = () => subtle.importKey("raw", some, "PBKDF2", false, ["deriveBits", "deriveKey"]);

async function told(action) {
  try {
    return await action();
  } catch (error) {
    return `${error.constructor.name} ${error.name}: ${error.message}`;
  }
}
const all = (...actions) => Promise.all(actions.map(told));
const oct = (more) => ({ kty: "oct", k: "AAAAAAAAAAAAAAAAAAAAAA", ...more });

const checks = group({
  inWorker: {
    "missing arguments": () =>
      all(
        () => subtle.digest(),
        () => subtle.digest("SHA-1"),
        () => subtle.sign("HMAC"),
        () => subtle.importKey("raw", some, "AES-GCM", true),
        () => subtle.timingSafeEqual(some),
        () => crypto.getRandomValues(),
        () => new crypto.DigestStream(),
      ),
    "arguments of other types": () =>
      all(
        () => subtle.digest("SHA-1", "text"),
        () => subtle.digest("SHA-1", {}),
        () => subtle.digest(5, some),
        () => subtle.digest({}, some),
        () => subtle.encrypt("AES-GCM", {}, some),
        () => subtle.exportKey("raw", Object.create(CryptoKey.prototype)),
        () => subtle.importKey("raw", "text", "AES-GCM", true, ["encrypt"]),
        () => subtle.importKey("raw", {}, "AES-GCM", true, ["encrypt"]),
        () => subtle.importKey("jwk", some, "AES-GCM", true, ["encrypt"]),
        () => subtle.importKey("raw", some, "AES-GCM", true, "encrypt"),
        () => subtle.importKey("raw", some, "AES-GCM", true, new Set(["encrypt"])),
        () => subtle.importKey("jwk", oct({ key_ops: "encrypt" }), "AES-GCM", true, ["encrypt"]),
        () => subtle.timingSafeEqual("a", "b"),
        () => crypto.getRandomValues(new ArrayBuffer(3)),
        () => crypto.getRandomValues(new Float32Array(3)),
        () => crypto.getRandomValues(new DataView(new ArrayBuffer(3))),
      ),
    "errors are rejections": () => {
      const promise = subtle.digest();
      return caught(() => promise);
    },
    "another this": () => caught(() => subtle.digest.call({}, "SHA-1", some)),
    "constructors are illegal": () =>
      all(
        () => new CryptoKey(),
        () => new SubtleCrypto(),
        () => new Crypto(),
      ),
    "keys cannot be cloned": async () => {
      const key = await aes("AES-GCM");
      return caught(() => structuredClone(key));
    },
    "names that there are not": () =>
      all(
        () => subtle.digest("SHA-3", some),
        () => secret(some, "FOO", ["encrypt"]),
        () => secret(some, { name: "HMAC", hash: "FOO" }, ["sign"]),
        () => subtle.generateKey("FOO", true, ["encrypt"]),
        () => subtle.generateKey("PBKDF2", true, ["deriveBits"]),
        () => subtle.generateKey({ name: "ECDSA", namedCurve: "K-256" }, true, ["sign"]),
        () => subtle.importKey("xyz", some, "AES-GCM", true, ["encrypt"]),
        () => new crypto.DigestStream("FOO"),
      ),
    "fields that are missing": async () => {
      const derive = { name: "PBKDF2", hash: "SHA-1", iterations: 1, salt: some };
      return all(
        () => secret(some, "HMAC", ["sign"]),
        () => subtle.generateKey("AES-GCM", true, ["encrypt"]),
        () => subtle.generateKey("ECDSA", true, ["sign"]),
        () => subtle.generateKey({ name: "RSA-PSS", hash: "SHA-1", modulusLength: 2048 }, true, ["sign"]),
        () =>
          subtle.generateKey({ name: "RSA-PSS", hash: "SHA-1", publicExponent: bytes(1, 3) }, true, ["sign"]),
        () =>
          subtle.generateKey({ name: "RSA-PSS", modulusLength: 2048, publicExponent: bytes(1, 3) }, true, [
            "sign",
          ]),
        async () => subtle.encrypt("AES-GCM", await aes("AES-GCM"), some),
        async () => subtle.encrypt("AES-CBC", await aes("AES-CBC"), some),
        async () => subtle.encrypt({ name: "AES-CTR", length: 64 }, await aes("AES-CTR"), some),
        async () => subtle.encrypt({ name: "AES-CTR", counter: some }, await aes("AES-CTR"), some),
        async () => subtle.deriveBits({ ...derive, salt: undefined }, await pbkdf2(), 8),
        async () => subtle.deriveBits({ ...derive, hash: undefined }, await pbkdf2(), 8),
        async () => subtle.deriveBits({ ...derive, iterations: undefined }, await pbkdf2(), 8),
        async () => subtle.deriveKey(derive, await pbkdf2(), "AES-GCM", true, ["encrypt"]),
        async () => subtle.deriveKey(derive, await pbkdf2(), "HMAC", true, ["sign"]),
        async () => subtle.sign("ECDSA", await jwk(keys.p256, P256, ["sign"]), some),
        async () => subtle.sign("RSA-PSS", await jwk(keys.rsa, { ...RSA, name: "RSA-PSS" }, ["sign"]), some),
        async () =>
          subtle.verify("RSA-PSS", await open(keys.rsa, { ...RSA, name: "RSA-PSS" }, ["verify"]), some, some),
        async () => subtle.deriveBits("ECDH", await jwk(keys.p256, ECDH, ["deriveBits"]), 8),
      );
    },
    "fields of other types": async () => {
      const key = await aes("AES-GCM");
      return all(
        () => subtle.encrypt({ name: "AES-GCM", iv: "text" }, key, some),
        () => subtle.encrypt({ name: "AES-GCM", iv: null }, key, some),
        () => subtle.encrypt({ name: "AES-GCM", iv: some, tagLength: "abc" }, key, some),
        () => subtle.encrypt({ name: "AES-GCM", iv: some, tagLength: null }, key, some),
        async () =>
          subtle.deriveBits({ name: "ECDH", public: "text" }, await jwk(keys.p256, ECDH, ["deriveBits"]), 8),
      );
    },
    "fields are read once and in order": async () => {
      const seen = [];
      const algorithm = new Proxy(
        { name: "AES-GCM", iv: some, additionalData: some, tagLength: 128 },
        { get: (target, name) => (seen.push(String(name)), target[name]) },
      );
      await subtle.encrypt(algorithm, await aes("AES-GCM"), some);
      return seen.filter((name) => ["name", "iv", "additionalData", "tagLength"].includes(name)).length;
    },
    "lengths of AES keys": () =>
      all(
        () => secret(bytes(5), "AES-GCM", ["encrypt"]),
        () => jwk(oct({ k: "AAAA" }), "AES-GCM", ["encrypt"]),
        () => subtle.generateKey({ name: "AES-GCM", length: 100 }, true, ["encrypt"]),
      ),
    "lengths of HMAC keys": () =>
      all(
        () => secret(bytes(0), HMAC, ["sign"]),
        () => secret(some, { ...HMAC, length: 0 }, ["sign"]),
        () => secret(some, { ...HMAC, length: 129 }, ["sign"]),
        () => secret(some, { ...HMAC, length: 120 }, ["sign"]),
        () => subtle.generateKey({ ...HMAC, length: 0 }, true, ["sign"]),
      ),
    "lengths of RSA keys": () =>
      all(
        ...[0, -5, 100, 1001, 1032, 20_000].map(
          (modulusLength) => () =>
            subtle.generateKey({ ...RSA, modulusLength, publicExponent: bytes(1, 3) }, true, ["sign"]),
        ),
        () =>
          subtle.generateKey({ ...RSA, modulusLength: 2048, publicExponent: bytes(2, 3) }, true, ["sign"]),
        () =>
          subtle.generateKey({ ...RSA, modulusLength: 2048, publicExponent: bytes(5, 1) }, true, ["sign"]),
        () => jwk({ kty: "RSA", n: "AQAB", e: "AQAB" }, RSA, ["verify"]),
        () => jwk({ kty: "RSA", n: keys.rsa.n, e: "AQAA" }, RSA, ["verify"]),
        async () =>
          subtle
            .sign(RSA.name, await jwk(keys.smallRsa, { ...RSA, hash: "SHA-512" }, ["sign"]), some)
            .then((signature) => signature.byteLength),
      ),
    "usages that keys do not have": () =>
      all(
        () => secret(some, "AES-GCM", ["sign"]),
        () => secret(some, "AES-GCM", [5]),
        () => secret(some, "AES-KW", ["encrypt"]),
        () => secret(some, HMAC, ["encrypt"]),
        () => secret(some, "HKDF", ["sign"]),
        () => open(keys.p256, P256, ["sign"]),
        () => jwk(keys.p256, P256, ["verify"]),
        () => open(keys.p256, ECDH, ["deriveBits"]),
        () => open(keys.x25519, "X25519", ["deriveBits"]),
        () => open(keys.rsa, RSA, ["encrypt"]),
        () => jwk(keys.ed25519, "Ed25519", ["verify"]),
        () => subtle.generateKey("Ed25519", true, ["encrypt"]),
        () => subtle.generateKey("X25519", true, ["sign"]),
        () => subtle.generateKey(P256, true, ["encrypt"]),
      ),
    "keys without usages": () =>
      all(
        () => secret(some, "AES-GCM", []),
        () => jwk(keys.p256, P256, []),
        async () => (await open(keys.p256, P256, [])).usages,
        () => subtle.generateKey({ name: "AES-GCM", length: 128 }, true, []),
        () => subtle.generateKey(P256, true, []),
        () => subtle.generateKey(P256, true, ["verify"]),
      ),
    "keys for another use": async () =>
      all(
        async () => subtle.encrypt({ name: "AES-CBC", iv: some }, await aes("AES-GCM"), some),
        async () => subtle.encrypt({ name: "AES-GCM", iv: some }, await aes("AES-GCM", ["decrypt"]), some),
        async () => subtle.sign("HMAC", await aes("AES-GCM"), some),
        async () =>
          subtle.sign({ name: "ECDSA", hash: "SHA-1" }, await open(keys.p256, P256, ["verify"]), some),
        async () =>
          subtle.wrapKey("raw", await aes("AES-GCM"), await aes("AES-GCM", ["encrypt"]), {
            name: "AES-GCM",
            iv: some,
          }),
        async () => subtle.deriveBits("HMAC", await secret(some, HMAC, ["sign"]), 8),
        async () => subtle.encrypt("AES-KW", await kw(), some),
      ),
    "keys that may not be exported": async () =>
      all(
        async () =>
          subtle.exportKey("raw", await subtle.importKey("raw", some, "AES-GCM", false, ["encrypt"])),
        async () => subtle.exportKey("raw", await pbkdf2()),
        async () => subtle.exportKey("jwk", await jwk(keys.p256, P256, ["sign"], false)),
        async () =>
          subtle.wrapKey(
            "raw",
            await subtle.importKey("raw", some, "AES-GCM", false, ["encrypt"]),
            await kw(),
            "AES-KW",
          ),
        () => subtle.importKey("raw", some, "PBKDF2", true, ["deriveBits"]),
        () => subtle.importKey("raw", some, "HKDF", true, ["deriveBits"]),
        () => jwk(oct({ ext: false }), "AES-GCM", ["encrypt"]),
      ),
    "formats that keys do not have": () =>
      all(
        async () => subtle.exportKey("pkcs8", await aes("AES-GCM")),
        async () => subtle.exportKey("spki", await secret(some, HMAC, ["sign"])),
        async () => subtle.exportKey("spki", await jwk(keys.p256, P256, ["sign"])),
        async () => subtle.exportKey("pkcs8", await open(keys.p256, P256, ["verify"])),
        async () => subtle.exportKey("raw", await jwk(keys.p256, P256, ["sign"])),
        async () => subtle.exportKey("raw", await jwk(keys.ed25519, "Ed25519", ["sign"])),
        async () => subtle.exportKey("raw", await open(keys.rsa, RSA, ["verify"])),
        async () => subtle.exportKey("xyz", await open(keys.rsa, RSA, ["verify"])),
        async () => subtle.exportKey("jwk", await secret(some, { name: "HMAC", hash: "MD5" }, ["sign"])),
        () => subtle.importKey("raw", some, RSA, true, ["verify"]),
        () => subtle.importKey("spki", some, "AES-GCM", true, ["encrypt"]),
        () => subtle.importKey("jwk", oct(), "PBKDF2", false, ["deriveBits"]),
        () => subtle.importKey("jwk", oct(), "HKDF", false, ["deriveBits"]),
      ),
    "encodings that are none": async () => {
      const spki = new Uint8Array(await subtle.exportKey("spki", await open(keys.p256, P256, ["verify"])));
      const pkcs8 = new Uint8Array(await subtle.exportKey("pkcs8", await jwk(keys.p256, P256, ["sign"])));
      const rsa = await subtle.exportKey("spki", await open(keys.rsa, RSA, ["verify"]));
      const moved = spki.slice();
      moved[60] ^= 1;
      return all(
        () => subtle.importKey("spki", some, P256, true, ["verify"]),
        () => subtle.importKey("pkcs8", some, P256, true, ["sign"]),
        () => subtle.importKey("spki", spki.subarray(0, 80), P256, true, ["verify"]),
        () => subtle.importKey("spki", moved, P256, true, ["verify"]),
        () => subtle.importKey("spki", Uint8Array.of(...spki, 1, 2), P256, true, ["verify"]),
        () => subtle.importKey("pkcs8", Uint8Array.of(...pkcs8, 1), P256, true, ["sign"]),
        () => subtle.importKey("spki", spki, { ...P256, namedCurve: "P-384" }, true, ["verify"]),
        () => subtle.importKey("spki", spki, { ...ECDH, namedCurve: "P-384" }, true, []),
        () => subtle.importKey("spki", spki, RSA, true, ["verify"]),
        () => subtle.importKey("spki", rsa, P256, true, ["verify"]),
        () => subtle.importKey("spki", rsa, ECDH, true, []),
        () => subtle.importKey("spki", spki, P256, true, ["sign"]),
        () => subtle.importKey("pkcs8", pkcs8, P256, true, ["verify"]),
      );
    },
    "points that are none": async () => {
      const point = new Uint8Array(await subtle.exportKey("raw", await open(keys.p256, P256, ["verify"])));
      const moved = point.slice();
      moved[40] ^= 1;
      return all(
        () => subtle.importKey("raw", some, P256, true, ["verify"]),
        () => subtle.importKey("raw", bytes(0), P256, true, ["verify"]),
        () => subtle.importKey("raw", moved, P256, true, ["verify"]),
        () => subtle.importKey("raw", some, "Ed25519", true, ["verify"]),
        () => subtle.importKey("raw", some, "X25519", true, []),
      );
    },
    "JSON Web Keys of secrets": () =>
      all(
        () => jwk({}, "AES-GCM", ["encrypt"]),
        () => jwk(oct({ k: "A*AA" }), "AES-GCM", ["encrypt"]),
        () => jwk(oct({ k: 5 }), "AES-GCM", ["encrypt"]),
        () => jwk(oct({ alg: "A128CBC" }), "AES-GCM", ["encrypt"]),
        () => jwk(oct({ use: "sig" }), "AES-GCM", ["encrypt"]),
        () => jwk(oct({ key_ops: ["decrypt"] }), "AES-GCM", ["encrypt"]),
        () => jwk(oct({ key_ops: ["decrypt", "decrypt"] }), "AES-GCM", ["encrypt"]),
        async () => (await jwk(oct({ k: "AAAAAAAAAAAAAAAAAAAA+/A=" }), "AES-GCM", ["encrypt"])).algorithm,
        () => jwk(oct({ kty: "EC" }), HMAC, ["sign"]),
        () => jwk(oct({ k: undefined }), HMAC, ["sign"]),
        () => jwk(oct({ alg: "HS1" }), HMAC, ["sign"]),
        async () => (await jwk(oct({ key_ops: ["verify"] }), HMAC, ["sign"])).usages,
      ),
    "JSON Web Keys of curves": () => {
      const pub = (more) => jwk({ ...keys.open(keys.p256), ...more }, P256, ["verify"]);
      const priv = (more) => jwk({ ...keys.p256, ...more }, P256, ["sign"]);
      return all(
        () => pub({ kty: "RSA" }),
        () => pub({ kty: undefined }),
        () => pub({ x: undefined }),
        () => pub({ y: "***" }),
        () => pub({ x: keys.p256.y, y: keys.p256.x }),
        () => pub({ alg: "ES384" }),
        () => pub({ alg: "FOO" }),
        () => pub({ use: "enc" }),
        () => pub({ ext: false }),
        () => pub({ key_ops: ["sign"] }),
        () => pub({ key_ops: ["verify", "verify"] }),
        () => pub({ use: "sig", key_ops: ["verify", "encrypt"] }),
        async () => (await pub({ crv: "P-384" })).algorithm,
        () => priv({ d: "*" }),
        () => priv({ d: "AA" }),
        () => priv({ d: keys.otherP256.d }),
        () => jwk({ ...keys.open(keys.p256), use: "enc", key_ops: ["deriveBits"] }, ECDH, []),
      );
    },
    "JSON Web Keys of Ed25519": () => {
      const priv = (more) => jwk({ ...keys.ed25519, ...more }, "Ed25519", ["sign"]);
      return all(
        () => priv({ kty: "EC" }),
        () => priv({ crv: "X25519" }),
        () => priv({ crv: undefined }),
        () => priv({ alg: "ES256" }),
        () => priv({ x: undefined }),
        () => priv({ x: "AA" }),
        () => priv({ d: "AA" }),
        async () => (await subtle.exportKey("jwk", await priv({ x: keys.x25519.x }))).x === keys.ed25519.x,
        () => jwk(keys.ed25519, { name: "NODE-ED25519" }, ["sign"]),
        () => jwk(keys.ed25519, { name: "NODE-ED25519", namedCurve: "foo" }, ["sign"]),
      );
    },
    "JSON Web Keys of RSA": () => {
      const priv = (more) => jwk({ ...keys.rsa, ...more }, RSA, ["sign"]);
      return all(
        () => priv({ kty: "EC" }),
        () => priv({ n: undefined }),
        () => priv({ e: "*" }),
        () => priv({ d: "*" }),
        () => priv({ p: undefined }),
        () => priv({ qi: "*" }),
        () => priv({ oth: [] }),
        () => priv({ alg: "RS384" }),
        () => priv({ alg: "FOO" }),
        async () => (await priv({ alg: "PS256" })).algorithm,
        () => jwk({ ...keys.rsa, alg: "RS256" }, { ...RSA, name: "rsassa-pkcs1-v1_5" }, ["sign"]),
      );
    },
    "initialization vectors and tags": async () => {
      const [cbc, gcm] = [await aes("AES-CBC"), await aes("AES-GCM")];
      return all(
        () => subtle.encrypt({ name: "AES-CBC", iv: bytes(8) }, cbc, some),
        () => subtle.decrypt({ name: "AES-CBC", iv: bytes(8) }, cbc, some),
        () => subtle.encrypt({ name: "AES-GCM", iv: bytes(0) }, gcm, some),
        () => subtle.encrypt({ name: "AES-GCM", iv: some, tagLength: 5 }, gcm, some),
        () => subtle.decrypt({ name: "AES-GCM", iv: some }, gcm, bytes(5)),
        () => subtle.decrypt({ name: "AES-GCM", iv: some }, gcm, bytes(50)),
        () => subtle.decrypt({ name: "AES-CBC", iv: some }, cbc, bytes(32)),
        () => subtle.decrypt({ name: "AES-CBC", iv: some }, cbc, bytes(17)),
        () => subtle.decrypt({ name: "AES-CBC", iv: some }, cbc, bytes(0)),
      );
    },
    counters: async () => {
      const key = await aes("AES-CTR");
      return all(
        () => subtle.encrypt({ name: "AES-CTR", counter: bytes(5), length: 64 }, key, some),
        () => subtle.encrypt({ name: "AES-CTR", counter: some, length: 0 }, key, some),
        () => subtle.encrypt({ name: "AES-CTR", counter: some, length: 129 }, key, some),
        () => subtle.encrypt({ name: "AES-CTR", counter: some, length: 1 }, key, bytes(33)),
      );
    },
    "wrapped keys": async () => {
      const unwrap = async (data) =>
        subtle.unwrapKey("raw", data, await kw(), "AES-KW", "AES-GCM", true, ["encrypt"]);
      const wrap = async (length) =>
        subtle.wrapKey("raw", await secret(bytes(length), HMAC, ["sign"]), await kw(), "AES-KW");
      const cbc = await aes("AES-CBC");
      const algorithm = { name: "AES-CBC", iv: some };
      const unwrapText = async (value) =>
        subtle.unwrapKey(
          "jwk",
          await subtle.encrypt(algorithm, cbc, new TextEncoder().encode(value)),
          cbc,
          algorithm,
          "AES-GCM",
          true,
          ["encrypt"],
        );
      return all(
        () => wrap(8),
        () => wrap(17),
        () => unwrap(bytes(16)),
        () => unwrap(bytes(25)),
        () => unwrap(bytes(24)),
        () => unwrapText("5"),
        () => unwrapText("{{{"),
        () => unwrapText("{}"),
      );
    },
    derivation: async () => {
      const [key, algorithm] = [await pbkdf2(), { name: "PBKDF2", hash: "SHA-1", iterations: 1, salt: some }];
      const expand = await subtle.importKey("raw", some, "HKDF", false, ["deriveBits"]);
      const hkdf = { name: "HKDF", hash: "SHA-1", salt: some, info: some };
      return all(
        () => subtle.deriveBits({ ...algorithm, iterations: 0 }, key, 8),
        () => subtle.deriveBits(algorithm, key, null),
        () => subtle.deriveBits(algorithm, key),
        () => subtle.deriveBits(algorithm, key, 7),
        () => subtle.deriveBits(algorithm, key, -1),
        () => subtle.deriveBits(algorithm, key, 255 * 20 * 8 + 8),
        () => subtle.deriveBits(hkdf, expand, 255 * 20 * 8 + 8),
        () => subtle.deriveBits(hkdf, expand, 7),
        () => subtle.deriveBits(hkdf, expand, null),
        () => subtle.deriveKey(hkdf, expand, { name: "AES-CBC", length: 128 }, true, ["encrypt"]),
        () => subtle.deriveKey(algorithm, key, "FOO", true, ["encrypt"]),
        () => subtle.deriveKey(algorithm, key, { name: "AES-GCM", length: 5 }, true, ["encrypt"]),
        () => subtle.deriveKey(algorithm, key, "HKDF", false, ["deriveBits"]),
        () => subtle.deriveKey(algorithm, key, { name: "HMAC", hash: "SHA-1", length: 0 }, false, ["sign"]),
      );
    },
    "more iterations than allowed": async () =>
      caught(async () =>
        subtle.deriveBits(
          { name: "PBKDF2", hash: "SHA-1", iterations: 100_001, salt: some },
          await pbkdf2(),
          8,
        ),
      ),
    agreement: async () => {
      const [key, pub] = [await jwk(keys.p256, ECDH, ["deriveBits"]), await open(keys.otherP256, ECDH, [])];
      const x = await jwk(keys.x25519, "X25519", ["deriveBits"]);
      const derive = (other, length = 8) => subtle.deriveBits({ name: "ECDH", public: other }, key, length);
      return all(
        () => derive(key),
        async () => derive(await open(keys.p384, { ...ECDH, namedCurve: "P-384" }, [])),
        async () => derive(await open(keys.p256, P256, [])),
        async () => derive(await open(keys.x25519, "X25519", [])),
        () => derive(pub, 264),
        () => subtle.deriveBits({ name: "X25519", public: pub }, x, 8),
        async () =>
          subtle.deriveBits({ name: "X25519", public: await open(keys.ed25519, "Ed25519", []) }, x, 8),
        async () =>
          subtle.deriveBits({ name: "X25519", public: await secret(new Uint8Array(32), "X25519", []) }, x, 8),
      );
    },
    signatures: async () => {
      const pss = { name: "RSA-PSS", hash: "SHA-256" };
      const sign = async (saltLength) =>
        subtle.sign({ name: "RSA-PSS", saltLength }, await jwk(keys.smallRsa, pss, ["sign"]), some);
      const verify = async (saltLength) =>
        subtle.verify(
          { name: "RSA-PSS", saltLength },
          await open(keys.smallRsa, pss, ["verify"]),
          some,
          some,
        );
      return all(
        () => sign(-1),
        () => sign(95),
        () => verify(-1),
        () => verify(95),
        async () => subtle.verify("Ed25519", await open(keys.ed25519, "Ed25519", ["verify"]), some, some),
        async () =>
          subtle.verify("Ed25519", await open(keys.ed25519, "Ed25519", ["verify"]), new Uint8Array(64), some),
        async () =>
          subtle.verify(
            { name: "ECDSA", hash: "SHA-1" },
            await open(keys.p256, P256, ["verify"]),
            some,
            some,
          ),
        async () =>
          subtle.verify(
            { name: "ECDSA", hash: "SHA-1" },
            await open(keys.p256, P256, ["verify"]),
            new Uint8Array(64),
            some,
          ),
        async () => subtle.verify(RSA.name, await open(keys.rsa, RSA, ["verify"]), some, some),
        async () => subtle.verify(RSA.name, await open(keys.rsa, RSA, ["verify"]), bytes(256), some),
      );
    },
    "encryption to a public key": async () => {
      const oaep = { name: "RSA-OAEP", hash: "SHA-256" };
      return all(
        async () => subtle.encrypt("RSA-OAEP", await open(keys.smallRsa, oaep, ["encrypt"]), bytes(100)),
        async () =>
          subtle.decrypt("RSA-OAEP", await jwk(keys.smallRsa, oaep, ["decrypt"]), new Uint8Array(128)),
        async () => subtle.decrypt("RSA-OAEP", await jwk(keys.smallRsa, oaep, ["decrypt"]), bytes(5)),
      );
    },
    "timingSafeEqual of different lengths": () => caught(() => subtle.timingSafeEqual(some, bytes(5))),
    "too many random bytes": () => caught(() => crypto.getRandomValues(new Uint8Array(65_537))),
    "DigestStream takes bytes and texts": async () => {
      const stream = new crypto.DigestStream("SHA-1");
      const writer = stream.getWriter();
      return [await caught(() => writer.write(5)), await caught(() => writer.write("a"))];
    },
    "DigestStream that is aborted": () => {
      const stream = new crypto.DigestStream("SHA-1");
      const digest = caught(() => stream.digest);
      stream.abort(new RangeError("enough"));
      return digest;
    },
    "what a key shows": async () => {
      const key = await aes("AES-GCM", ["unwrapKey", "decrypt", "encrypt", "encrypt"]);
      key.usages.push("sign");
      return [
        key.type,
        key.extractable,
        key.algorithm,
        key.usages.slice(0, 3),
        key.usages === key.usages,
        key.algorithm === key.algorithm,
        String(key),
        await caught(() => subtle.sign("HMAC", key, some)),
      ];
    },
    "what a key shows cannot change it": async () => {
      const key = await secret(some, HMAC, ["sign"]);
      const before = await subtle.sign("HMAC", key, some);
      key.algorithm.hash.name = "SHA-512";
      key.algorithm.name = "AES-GCM";
      const after = await subtle.sign("HMAC", key, some);
      return subtle.timingSafeEqual(before, after);
    },
  },
});

export default checks.entry;
export class Store extends checks.Store {}
export class Legacy extends checks.Legacy {}
