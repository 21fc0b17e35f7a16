import assert from "node:assert/strict";
import * as real from "node:crypto";
import { pipeline } from "node:stream/promises";
import { test } from "node:test";
import { installHost } from "../src/border/host-ref.ts";
import * as ours from "../src/node/crypto.ts";
import type { Evaluate, PlatformScript } from "../src/host.ts";
import * as families from "../src/web/crypto/algorithms/families.ts";
import { FakeHost } from "./fake-host.ts";

/** Modules are used here as they are, so that the algorithms must not come from a script with modules of its own. */
class UnbundledHost extends FakeHost {
  override platformScript(name: PlatformScript): Evaluate {
    return name === "crypto" ? () => families : super.platformScript(name);
  }
}

const host = new UnbundledHost();
installHost(host);
/** Ours, seen as Node.js' own. */
const mine = ours as unknown as typeof real;

const message = Buffer.from("a message that is somewhat longer than a block of any cipher");
const long = real.randomBytes(200_000);

for (const name of ["md5", "sha1", "sha224", "SHA256", "RSA-SHA384", "sha512"]) {
  test(`${name} and its HMAC are the same as Node's`, () => {
    for (const data of [Buffer.alloc(0), message, long]) {
      assert.deepEqual(
        mine.createHash(name).update(data).digest(),
        real.createHash(name).update(data).digest(),
      );
      assert.equal(
        mine.createHmac(name, "key").update(data).digest("base64url"),
        real.createHmac(name, "key").update(data).digest("base64url"),
      );
    }
  });
}

test("a hash is fed in pieces, copied and asked once", () => {
  const hash = mine.createHash("sha256").update("a", "utf8").update("6263", "hex");
  const copy = hash.copy().update(long);
  assert.equal(hash.digest("hex"), real.createHash("sha256").update("abc").digest("hex"));
  assert.equal(copy.digest("hex"), real.createHash("sha256").update("abc").update(long).digest("hex"));
  assert.throws(() => hash.digest(), { code: "ERR_CRYPTO_HASH_FINALIZED" });
  assert.throws(() => hash.update("x"), { code: "ERR_CRYPTO_HASH_FINALIZED" });
  assert.throws(() => mine.createHash("sha256").update(5 as never), { code: "ERR_INVALID_ARG_TYPE" });
  assert.throws(() => mine.createHash("foo"), /Digest method not supported/);
  assert.equal(host.runningHashes, 0);
});

test("a copy of a long hash goes on by itself", () => {
  const hash = mine.createHash("sha1").update(long);
  const copy = hash.copy().update("more");
  assert.deepEqual(hash.digest(), real.createHash("sha1").update(long).digest());
  assert.deepEqual(copy.digest(), real.createHash("sha1").update(long).update("more").digest());
});

test("short hashes that are forgotten hold nothing at the host", () => {
  for (let i = 0; i < 1000; i++) {
    mine.createHash("sha256").update("forgotten");
  }
  assert.equal(host.runningHashes, 0);
});

test("a hash is a stream", async () => {
  const hash = mine.createHash("sha256");
  await pipeline([long.subarray(0, 100), long.subarray(100)], hash);
  assert.deepEqual(hash.read(), real.createHash("sha256").update(long).digest());
});

for (const mode of ["cbc", "ctr", "gcm"] as const) {
  for (const bits of [128, 192, 256]) {
    test(`aes-${bits}-${mode} is the same as Node's, in pieces`, () => {
      const name = `aes-${bits}-${mode}`;
      const key = real.randomBytes(bits / 8);
      for (const length of mode === "gcm" ? [12, 16, 1, 60] : [16]) {
        const iv = Buffer.alloc(length, 0xff);
        const run = (from: typeof real, cut: number): Buffer[] => {
          const cipher = from.createCipheriv(name as real.CipherGCMTypes, key, iv);
          if (mode === "gcm") {
            cipher.setAAD(Buffer.from("additional"));
          }
          const pieces = [
            cipher.update(message.subarray(0, cut)),
            cipher.update(message.subarray(cut)),
            cipher.final(),
          ];
          return [Buffer.concat(pieces), ...(mode === "gcm" ? [cipher.getAuthTag()] : [])];
        };
        const expected = run(real, 0);
        for (const cut of [0, 1, 16, 17, 32, message.length]) {
          assert.deepEqual(run(mine, cut), expected);
          const decipher = mine.createDecipheriv(name as real.CipherGCMTypes, key, iv);
          if (mode === "gcm") {
            decipher.setAAD(Buffer.from("additional"));
            decipher.setAuthTag(expected[1] as Buffer);
          }
          const encrypted = expected[0] as Buffer;
          const plain = [
            decipher.update(encrypted.subarray(0, cut)),
            decipher.update(encrypted.subarray(cut)),
            decipher.final(),
          ];
          assert.deepEqual(Buffer.concat(plain), message);
        }
      }
    });
  }
}

test("ciphers refuse what does not fit", () => {
  const [key, iv] = [Buffer.alloc(16), Buffer.alloc(16)];
  assert.throws(
    () => mine.createCipheriv("des-cbc", key, iv),
    /The cipher des-cbc of node:crypto is not available/,
  );
  assert.throws(() => mine.createCipheriv("aes-128-cbc", Buffer.alloc(15), iv), {
    code: "ERR_CRYPTO_INVALID_KEYLEN",
  });
  assert.throws(() => mine.createCipheriv("aes-128-cbc", key, Buffer.alloc(15)), {
    code: "ERR_CRYPTO_INVALID_IV",
  });
  const decipher = mine.createDecipheriv("aes-128-gcm", key, iv);
  decipher.setAuthTag(Buffer.alloc(16));
  decipher.update(message);
  assert.throws(() => decipher.final(), /unable to authenticate data/);
  const wrong = mine.createDecipheriv("aes-128-cbc", key, iv);
  wrong.update(Buffer.alloc(32));
  assert.throws(() => wrong.final(), { code: "ERR_OSSL_BAD_DECRYPT" });
  const odd = mine.createDecipheriv("aes-128-cbc", key, iv);
  odd.update(Buffer.alloc(17));
  assert.throws(() => odd.final(), { code: "ERR_OSSL_WRONG_FINAL_BLOCK_LENGTH" });
});

test("without padding there are whole blocks only", () => {
  const [key, iv] = [Buffer.alloc(16, 1), Buffer.alloc(16, 2)];
  const run = (from: typeof real): Buffer => {
    const cipher = from.createCipheriv("aes-128-cbc", key, iv).setAutoPadding(false);
    return Buffer.concat([cipher.update(message.subarray(0, 48)), cipher.final()]);
  };
  assert.deepEqual(run(mine), run(real));
  const cipher = mine.createCipheriv("aes-128-cbc", key, iv).setAutoPadding(false);
  cipher.update("odd");
  assert.throws(() => cipher.final());
});

test("keys are derived as Node derives them", async () => {
  assert.deepEqual(
    mine.pbkdf2Sync("password", "salt", 10, 100, "sha512"),
    real.pbkdf2Sync("password", "salt", 10, 100, "sha512"),
  );
  assert.deepEqual(
    mine.hkdfSync("sha256", "key", "salt", "info", 99),
    real.hkdfSync("sha256", "key", "salt", "info", 99),
  );
  const options = { N: 256, r: 3, p: 2 };
  assert.deepEqual(
    mine.scryptSync("password", "salt", 70, options),
    real.scryptSync("password", "salt", 70, options),
  );
  const later = await new Promise((resolve, reject) => {
    mine.pbkdf2("p", "s", 1, 20, "sha1", (error, key) => (error === null ? resolve(key) : reject(error)));
  });
  assert.deepEqual(later, real.pbkdf2Sync("p", "s", 1, 20, "sha1"));
  assert.throws(() => mine.pbkdf2Sync("p", "s", 1, 20, "foo"), { code: "ERR_CRYPTO_INVALID_DIGEST" });
  assert.throws(() => mine.pbkdf2Sync("p", "s", 100_001, 20, "sha1"), /iteration counts above 100000/);
  assert.throws(() => mine.scryptSync("p", "s", 20, { N: 3 }), { code: "ERR_CRYPTO_INVALID_SCRYPT_PARAMS" });
  assert.throws(
    () => mine.scryptSync("p", "s", 20, { N: 1 << 20, maxmem: 2 ** 40 }),
    /memory limit exceeded/,
  );
});

const PAIRS = {
  rsa: real.generateKeyPairSync("rsa", { modulusLength: 1024 }),
  p256: real.generateKeyPairSync("ec", { namedCurve: "P-256" }),
  p521: real.generateKeyPairSync("ec", { namedCurve: "P-521" }),
  ed25519: real.generateKeyPairSync("ed25519"),
};

for (const [name, pair] of Object.entries(PAIRS)) {
  test(`keys of ${name} are read and written in every format`, () => {
    const forms = ["pkcs8", ...(name === "rsa" ? ["pkcs1"] : []), ...(name.startsWith("p") ? ["sec1"] : [])];
    for (const type of forms as ("pkcs8" | "pkcs1" | "sec1")[]) {
      const pem = pair.privateKey.export({ format: "pem", type: type as "pkcs8" }) as string;
      const key = mine.createPrivateKey(pem);
      assert.equal(key.export({ format: "pem", type: type as "pkcs8" }), pem);
      const der = pair.privateKey.export({ format: "der", type: type as "pkcs8" });
      assert.deepEqual(
        mine
          .createPrivateKey({ key: der, format: "der", type: type as "pkcs8" })
          .export({ format: "der", type: type as "pkcs8" }),
        der,
      );
    }
    const jwk = pair.privateKey.export({ format: "jwk" });
    assert.deepEqual(
      { ...mine.createPrivateKey({ key: jwk, format: "jwk" }).export({ format: "jwk" }) },
      { ...jwk },
    );
    const spki = pair.publicKey.export({ format: "pem", type: "spki" }) as string;
    for (const input of [spki, pair.privateKey.export({ format: "pem", type: "pkcs8" }) as string]) {
      const key = mine.createPublicKey(input);
      assert.equal(key.export({ format: "pem", type: "spki" }), spki);
      assert.equal(key.asymmetricKeyType, pair.publicKey.asymmetricKeyType);
      assert.deepEqual({ ...key.asymmetricKeyDetails }, { ...pair.publicKey.asymmetricKeyDetails });
      assert.ok(key.equals(mine.createPublicKey(spki)));
    }
  });

  test(`signatures by ${name} are good on both sides`, () => {
    const algorithm = name === "ed25519" ? null : "sha256";
    const [own, open] = [
      pair.privateKey.export({ format: "pem", type: "pkcs8" }) as string,
      pair.publicKey.export({ format: "pem", type: "spki" }) as string,
    ];
    assert.ok(real.verify(algorithm, message, open, mine.sign(algorithm, message, own)));
    assert.ok(mine.verify(algorithm, message, open, real.sign(algorithm, message, own)));
    assert.equal(
      mine.verify(algorithm, Buffer.from("another"), open, real.sign(algorithm, message, own)),
      false,
    );
    if (algorithm !== null) {
      const signature = mine.createSign("RSA-SHA256").update(message).sign(own, "hex");
      assert.ok(real.createVerify("sha256").update(message).verify(open, signature, "hex"));
      assert.ok(mine.createVerify("sha256").update(message).verify(open, signature, "hex"));
    }
  });
}

test("options of signatures are heeded", () => {
  const padding = real.constants.RSA_PKCS1_PSS_PADDING;
  for (const saltLength of [undefined, 7, real.constants.RSA_PSS_SALTLEN_DIGEST]) {
    const option = { padding, ...(saltLength === undefined ? {} : { saltLength }) };
    const key = PAIRS.rsa.privateKey.export({ format: "pem", type: "pkcs8" }) as string;
    const open = PAIRS.rsa.publicKey.export({ format: "pem", type: "spki" }) as string;
    assert.ok(
      real.verify("sha1", message, { key: open, ...option }, mine.sign("sha1", message, { key, ...option })),
    );
    assert.ok(
      mine.verify("sha1", message, { key: open, padding }, real.sign("sha1", message, { key, ...option })),
    );
  }
  const key = PAIRS.p256.privateKey.export({ format: "pem", type: "pkcs8" }) as string;
  assert.equal(mine.sign("sha256", message, { key, dsaEncoding: "ieee-p1363" }).length, 64);
});

test("keys are generated, agree, and encrypt", () => {
  for (const type of ["x25519", "ec"] as const) {
    const make = (): real.KeyPairKeyObjectResult =>
      mine.generateKeyPairSync(type as "ec", { namedCurve: "P-384" });
    const [a, b] = [make(), make()];
    assert.deepEqual(
      mine.diffieHellman({ privateKey: a.privateKey, publicKey: b.publicKey }),
      mine.diffieHellman({ privateKey: b.privateKey, publicKey: a.publicKey }),
    );
  }
  const { publicKey, privateKey } = mine.generateKeyPairSync("rsa", {
    modulusLength: 1024,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  assert.deepEqual(
    real.privateDecrypt(privateKey, mine.publicEncrypt(publicKey, message.subarray(0, 20))),
    message.subarray(0, 20),
  );
  assert.deepEqual(
    mine.privateDecrypt(privateKey, real.publicEncrypt(publicKey, message.subarray(0, 20))),
    message.subarray(0, 20),
  );
});

test("secret keys and keys of WebCrypto are keys", async () => {
  const secret = mine.createSecretKey(Buffer.from("secret"));
  assert.equal(secret.symmetricKeySize, 6);
  secret.export().fill(0);
  assert.deepEqual(secret.export(), Buffer.from("secret"));
  assert.equal(
    mine.createHmac("sha1", secret).update("x").digest("hex"),
    real.createHmac("sha1", "secret").update("x").digest("hex"),
  );
  const key = await mine.subtle.importKey(
    "raw",
    Buffer.from("secret"),
    { name: "HMAC", hash: "SHA-1" },
    false,
    ["sign"],
  );
  assert.ok(mine.KeyObject.from(key).equals(secret));
  assert.equal(mine.generateKeySync("aes", { length: 256 }).symmetricKeySize, 32);
});

test("random numbers are in their range", () => {
  assert.equal(mine.randomBytes(100_000).length, 100_000);
  for (let i = 0; i < 200; i++) {
    const value = mine.randomInt(3, 6);
    assert.ok(value >= 3 && value < 6);
  }
  assert.throws(() => mine.randomInt(5, 5), { code: "ERR_OUT_OF_RANGE" });
  const filled = mine.randomFillSync(Buffer.alloc(64), 32);
  assert.ok(
    filled.subarray(0, 32).every((byte) => byte === 0) && filled.subarray(32).some((byte) => byte !== 0),
  );
  assert.ok(mine.timingSafeEqual(Buffer.from("a"), Buffer.from("a")));
  assert.throws(() => mine.timingSafeEqual(Buffer.from("a"), Buffer.from("ab")), /same byte length/);
});

test("keys that are none are refused", () => {
  for (const input of [
    "",
    "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
    "-----BEGIN PUBLIC KEY-----",
  ]) {
    assert.throws(() => mine.createPublicKey(input), /Failed to read asymmetric key/);
  }
  assert.throws(() => mine.createPrivateKey({ key: { kty: "EC", crv: "P-256" }, format: "jwk" }), {
    code: "ERR_CRYPTO_INVALID_JWK",
  });
  assert.throws(() => mine.createPrivateKey(5 as never), { code: "ERR_INVALID_ARG_TYPE" });
  const certificate = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----";
  assert.throws(
    () => mine.createPublicKey(certificate),
    /A key from "CERTIFICATE" of node:crypto is not available/,
  );
});

test("every export of Node's is there, or refuses by its name", () => {
  const missing = Object.keys(real).filter((name) => !(name in mine));
  assert.deepEqual(missing, []);
  assert.throws(
    () => mine.createECDH("prime256v1"),
    /createECDH\(\) of node:crypto is not available on this platform/,
  );
  assert.throws(() => new mine.X509Certificate(""), /X509Certificate of node:crypto is not available/);
});
