import type { HashName } from "../../../host-crypto.ts";

interface NodeHash {
  readonly name: HashName;
  readonly length: number;
}

const HASHES: Readonly<Record<string, NodeHash>> = {
  md5: { name: "MD5", length: 16 },
  sha1: { name: "SHA-1", length: 20 },
  sha224: { name: "SHA-224", length: 28 },
  sha256: { name: "SHA-256", length: 32 },
  sha384: { name: "SHA-384", length: 48 },
  sha512: { name: "SHA-512", length: 64 },
};

/** `sha256`, `SHA-256` or `RSA-SHA256`; undefined when there is no such hash. */
export function findHash(name: string): NodeHash | undefined {
  const key = name.toLowerCase().replace(/^rsa-/, "").replace("-", "");
  return Object.hasOwn(HASHES, key) ? HASHES[key] : undefined;
}

export function getHashes(): string[] {
  const names = Object.keys(HASHES);
  return [...names, ...names.map((name) => `RSA-${name.toUpperCase()}`)];
}
