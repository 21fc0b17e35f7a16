import { syntaxError } from "./errors.ts";

/** In the order in which `CryptoKey.usages` lists them. */
const ALL = [
  "encrypt",
  "decrypt",
  "sign",
  "verify",
  "deriveKey",
  "deriveBits",
  "wrapKey",
  "unwrapKey",
] as const;

export type KeyUsage = (typeof ALL)[number];

const PRIVATE: readonly KeyUsage[] = ["decrypt", "sign", "deriveKey", "deriveBits", "unwrapKey"];
const PUBLIC: readonly KeyUsage[] = ["encrypt", "verify", "wrapKey"];

/** What is being done, as errors call it. */
export type UsageContext = "generate" | "import secret" | "import public" | "import private";

/** Refuses usages that the algorithm does not have; the others come back in order, each once. */
export function checkUsages(
  algorithm: string,
  context: UsageContext,
  asked: readonly string[],
  allowed: readonly KeyUsage[],
): KeyUsage[] {
  for (const usage of asked) {
    if (!(allowed as readonly string[]).includes(usage)) {
      throw syntaxError(`Attempt to ${context} ${algorithm} key with invalid usage "${usage}".`);
    }
  }
  return ALL.filter((usage) => asked.includes(usage));
}

export function privateUsages(usages: readonly KeyUsage[]): KeyUsage[] {
  return usages.filter((usage) => PRIVATE.includes(usage));
}

export function publicUsages(usages: readonly KeyUsage[]): KeyUsage[] {
  return usages.filter((usage) => PUBLIC.includes(usage));
}
