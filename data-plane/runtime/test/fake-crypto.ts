import * as node from "node:crypto";
import type { Bytes } from "../src/host.ts";
import type { CryptoHost, HashName, KeyKind, KeyParts, SignatureScheme } from "../src/host-crypto.ts";

const RSA_FIELDS = ["n", "e", "d", "p", "q", "dp", "dq", "qi"] as const;

function inside(bytes: Bytes): Buffer {
  return typeof bytes === "string" ? Buffer.from(bytes, "latin1") : Buffer.from(bytes.slice(0));
}

function outside(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("latin1");
}

function attempt<T>(call: () => T): T | null {
  try {
    return call();
  } catch {
    return null;
  }
}

function hashName(hash: HashName): string {
  return hash.replace("-", "").toLowerCase();
}

function fieldsOf(kind: KeyKind, isPrivate: boolean): readonly string[] {
  if (kind === "RSA") {
    return isPrivate ? RSA_FIELDS : RSA_FIELDS.slice(0, 2);
  }
  const open = kind.startsWith("P-") ? ["x", "y"] : ["x"];
  return isPrivate ? ["d", ...open] : open;
}

function keyTypeOf(kind: KeyKind): string {
  return kind === "RSA" ? "RSA" : kind.startsWith("P-") ? "EC" : "OKP";
}

function keyOf(kind: KeyKind, isPrivate: boolean, parts: KeyParts): node.KeyObject {
  const jwk: Record<string, string> = { kty: keyTypeOf(kind) };
  if (kind !== "RSA") {
    jwk["crv"] = kind;
  }
  fieldsOf(kind, isPrivate).forEach((field, index) => {
    jwk[field] = inside(parts[index] as Bytes).toString("base64url");
  });
  return isPrivate
    ? node.createPrivateKey({ key: jwk, format: "jwk" })
    : node.createPublicKey({ key: jwk, format: "jwk" });
}

function partsOf(kind: KeyKind, key: node.KeyObject): Bytes[] {
  const jwk = key.export({ format: "jwk" }) as Record<string, string>;
  return fieldsOf(kind, key.type === "private").map((field) =>
    outside(Buffer.from(jwk[field] as string, "base64url")),
  );
}

/** The private key of which only the first part is known. */
function workedOut(kind: KeyKind, secret: Buffer): Bytes[] {
  if (kind.startsWith("P-")) {
    const names: Record<string, string> = {
      "P-256": "prime256v1",
      "P-384": "secp384r1",
      "P-521": "secp521r1",
    };
    const exchange = node.createECDH(names[kind] as string);
    exchange.setPrivateKey(secret);
    const point = exchange.getPublicKey();
    const half = (point.length - 1) / 2;
    return [secret, point.subarray(1, 1 + half), point.subarray(1 + half)].map(outside);
  }
  const prefix = `302e020100300506032b65${kind === "X25519" ? "6e" : "70"}04220420`;
  const der = Buffer.concat([Buffer.from(prefix, "hex"), secret]);
  return partsOf(kind, node.createPrivateKey({ key: der, format: "der", type: "pkcs8" }));
}

/** What the sandbox computes with the Java platform, computed with Node's own crypto. */
export class FakeCrypto implements CryptoHost {
  readonly #running = new Map<number, node.Hash | node.Hmac>();
  #latest = 0;

  /** How many hashes are being fed. */
  get runningHashes(): number {
    return this.#running.size;
  }

  hash(hash: HashName, data: Bytes): Bytes {
    return outside(node.createHash(hashName(hash)).update(inside(data)).digest());
  }

  hmac(hash: HashName, key: Bytes, data: Bytes): Bytes {
    return outside(node.createHmac(hashName(hash), inside(key)).update(inside(data)).digest());
  }

  beginHash(hash: HashName, isKeyed: boolean, key: Bytes): number {
    const name = hashName(hash);
    this.#running.set(++this.#latest, isKeyed ? node.createHmac(name, inside(key)) : node.createHash(name));
    return this.#latest;
  }

  updateHash(running: number, data: Bytes): boolean {
    return this.#running.get(running)?.update(inside(data)) !== undefined;
  }

  copyHash(running: number): number {
    const found = this.#running.get(running);
    if (found === undefined || !("copy" in found)) {
      return 0;
    }
    this.#running.set(++this.#latest, found.copy());
    return this.#latest;
  }

  endHash(running: number): Bytes | null {
    const found = this.#running.get(running);
    this.#running.delete(running);
    return found === undefined ? null : outside(found.digest());
  }

  pbkdf2Block(hash: HashName, password: Bytes, salt: Bytes, iterations: number, block: number): Bytes {
    const length = node.createHash(hashName(hash)).digest().length;
    const all = node.pbkdf2Sync(inside(password), inside(salt), iterations, length * block, hashName(hash));
    return outside(all.subarray(length * (block - 1)));
  }

  hkdf(hash: HashName, secret: Bytes, salt: Bytes, info: Bytes, length: number): Bytes {
    const derived = node.hkdfSync(hashName(hash), inside(secret), inside(salt), inside(info), length);
    return outside(new Uint8Array(derived));
  }

  /** Slow and plain, after RFC 7914. */
  scryptMix(block: Bytes, cost: number, r: number): Bytes {
    const words = 32 * r;
    let x = new Uint32Array(new Uint8Array(inside(block)).buffer, 0, words).slice();
    const stored: Uint32Array[] = [];
    for (let i = 0; i < cost; i++) {
      stored.push(x);
      x = blockMix(x);
    }
    for (let i = 0; i < cost; i++) {
      const from = stored[(x[words - 16] as number) & (cost - 1)] as Uint32Array;
      x = blockMix(x.map((word, at) => word ^ (from[at] as number)));
    }
    return outside(new Uint8Array(x.buffer));
  }

  aesCbc(key: Bytes, encrypt: boolean, padded: boolean, iv: Bytes, data: Bytes): Bytes | null {
    const name = `aes-${inside(key).length * 8}-cbc`;
    return attempt(() => {
      const cipher = encrypt
        ? node.createCipheriv(name, inside(key), inside(iv))
        : node.createDecipheriv(name, inside(key), inside(iv));
      cipher.setAutoPadding(padded);
      return outside(Buffer.concat([cipher.update(inside(data)), cipher.final()]));
    });
  }

  aesCtr(key: Bytes, counter: Bytes, data: Bytes): Bytes | null {
    const cipher = node.createCipheriv(`aes-${inside(key).length * 8}-ctr`, inside(key), inside(counter));
    return outside(Buffer.concat([cipher.update(inside(data)), cipher.final()]));
  }

  aesGcm(
    key: Bytes,
    encrypt: boolean,
    iv: Bytes,
    additional: Bytes,
    tagBytes: number,
    data: Bytes,
  ): Bytes | null {
    const name = `aes-${inside(key).length * 8}-gcm` as node.CipherGCMTypes;
    const input = inside(data);
    return attempt(() => {
      const options = { authTagLength: tagBytes };
      if (encrypt) {
        const cipher = node.createCipheriv(name, inside(key), inside(iv), options);
        cipher.setAAD(inside(additional));
        return outside(Buffer.concat([cipher.update(input), cipher.final(), cipher.getAuthTag()]));
      }
      const decipher = node.createDecipheriv(name, inside(key), inside(iv), options);
      decipher.setAAD(inside(additional));
      decipher.setAuthTag(input.subarray(input.length - tagBytes));
      const plain = decipher.update(input.subarray(0, input.length - tagBytes));
      return outside(Buffer.concat([plain, decipher.final()]));
    });
  }

  aesWrap(key: Bytes, wrap: boolean, data: Bytes): Bytes | null {
    const name = `id-aes${inside(key).length * 8}-wrap`;
    const iv = Buffer.alloc(8, 0xa6);
    return attempt(() => {
      const cipher = wrap
        ? node.createCipheriv(name, inside(key), iv)
        : node.createDecipheriv(name, inside(key), iv);
      return outside(Buffer.concat([cipher.update(inside(data)), cipher.final()]));
    });
  }

  rsaOaep(encrypt: boolean, hash: HashName, label: Bytes, key: KeyParts, data: Bytes): Bytes | null {
    return attempt(() => {
      const options = {
        key: keyOf("RSA", !encrypt, key),
        oaepHash: hashName(hash),
        oaepLabel: inside(label),
        padding: node.constants.RSA_PKCS1_OAEP_PADDING,
      };
      return outside(
        encrypt ? node.publicEncrypt(options, inside(data)) : node.privateDecrypt(options, inside(data)),
      );
    });
  }

  generateKey(kind: KeyKind, bits: number, exponent: Bytes): Bytes[] | null {
    if (kind === "RSA") {
      const publicExponent = Number.parseInt(inside(exponent).toString("hex"), 16);
      const { privateKey } = node.generateKeyPairSync("rsa", { modulusLength: bits, publicExponent });
      return partsOf(kind, privateKey);
    }
    if (kind.startsWith("P-")) {
      return partsOf(kind, node.generateKeyPairSync("ec", { namedCurve: kind }).privateKey);
    }
    return workedOut(kind, node.randomBytes(32));
  }

  completeKey(kind: KeyKind, isPrivate: boolean, parts: KeyParts): Bytes[] | null {
    return attempt(() => {
      if (isPrivate && kind !== "RSA") {
        const complete = workedOut(kind, inside(parts[0] as Bytes));
        const same = parts.every(
          (part, index) => index === 0 || inside(part).equals(inside(complete[index] as Bytes)),
        );
        return same || kind.endsWith("25519") ? complete : null;
      }
      if (parts.length === 1 && kind.startsWith("P-")) {
        if (inside(parts[0] as Bytes).length === 0) {
          return null;
        }
        const names: Record<string, string> = {
          "P-256": "prime256v1",
          "P-384": "secp384r1",
          "P-521": "secp521r1",
        };
        const hex = node.ECDH.convertKey(
          inside(parts[0] as Bytes),
          names[kind] as string,
          undefined,
          "hex",
          "uncompressed",
        ) as string;
        const point = Buffer.from(hex, "hex").subarray(1);
        return [point.subarray(0, point.length / 2), point.subarray(point.length / 2)].map(outside);
      }
      return partsOf(kind, keyOf(kind, isPrivate, parts));
    });
  }

  agree(kind: KeyKind, privateParts: KeyParts, publicParts: KeyParts): Bytes | null {
    return attempt(() =>
      outside(
        node.diffieHellman({
          privateKey: keyOf(kind, true, privateParts),
          publicKey: keyOf(kind, false, publicParts),
        }),
      ),
    );
  }

  sign(
    scheme: SignatureScheme,
    hash: HashName,
    saltLength: number,
    kind: KeyKind,
    privateParts: KeyParts,
    data: Bytes,
  ): Bytes | null {
    return attempt(() => {
      const key = keyOf(kind, true, privateParts);
      return outside(
        node.sign(kind === "Ed25519" ? null : hashName(hash), inside(data), signing(scheme, key, saltLength)),
      );
    });
  }

  verify(
    scheme: SignatureScheme,
    hash: HashName,
    saltLength: number,
    kind: KeyKind,
    publicParts: KeyParts,
    signature: Bytes,
    data: Bytes,
  ): boolean {
    return (
      attempt(() => {
        const key = keyOf(kind, false, publicParts);
        return node.verify(
          kind === "Ed25519" ? null : hashName(hash),
          inside(data),
          signing(scheme, key, saltLength),
          inside(signature),
        );
      }) ?? false
    );
  }
}

function signing(scheme: SignatureScheme, key: node.KeyObject, saltLength: number): node.SignKeyObjectInput {
  return {
    key,
    ...(scheme === "RSA-PSS" ? { padding: node.constants.RSA_PKCS1_PSS_PADDING, saltLength } : {}),
    ...(scheme === "ECDSA" ? { dsaEncoding: "ieee-p1363" as const } : {}),
  };
}

function blockMix(input: Uint32Array): Uint32Array<ArrayBuffer> {
  const chunks = input.length / 16;
  const output = new Uint32Array(input.length);
  let x = input.slice(-16);
  for (let i = 0; i < chunks; i++) {
    x = salsa(x.map((word, at) => word ^ (input[16 * i + at] as number)));
    output.set(x, 16 * ((i >> 1) + (i & 1) * (chunks / 2)));
  }
  return output;
}

const ROUNDS = [
  [4, 0, 12, 7], [8, 4, 0, 9], [12, 8, 4, 13], [0, 12, 8, 18],
  [9, 5, 1, 7], [13, 9, 5, 9], [1, 13, 9, 13], [5, 1, 13, 18],
  [14, 10, 6, 7], [2, 14, 10, 9], [6, 2, 14, 13], [10, 6, 2, 18],
  [3, 15, 11, 7], [7, 3, 15, 9], [11, 7, 3, 13], [15, 11, 7, 18],
  [1, 0, 3, 7], [2, 1, 0, 9], [3, 2, 1, 13], [0, 3, 2, 18],
  [6, 5, 4, 7], [7, 6, 5, 9], [4, 7, 6, 13], [5, 4, 7, 18],
  [11, 10, 9, 7], [8, 11, 10, 9], [9, 8, 11, 13], [10, 9, 8, 18],
  [12, 15, 14, 7], [13, 12, 15, 9], [14, 13, 12, 13], [15, 14, 13, 18],
] as const; // prettier-ignore

function salsa(input: Uint32Array): Uint32Array<ArrayBuffer> {
  const x = Uint32Array.from(input);
  for (let round = 0; round < 4; round++) {
    for (const [to, a, b, by] of ROUNDS) {
      const sum = ((x[a] as number) + (x[b] as number)) >>> 0;
      x[to] = (x[to] as number) ^ ((sum << by) | (sum >>> (32 - by)));
    }
  }
  return x.map((word, at) => word + (input[at] as number));
}
