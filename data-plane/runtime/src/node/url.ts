import unenv, { fileURLToPath } from "unenv/node/url";

export * from "unenv/node/url";

/** A path as it is, a URL as the path that it names. */
export function toPathIfFileURL(value: unknown): unknown {
  const { URL } = globalThis as unknown as { URL: new () => object };
  return value instanceof URL ? fileURLToPath(value as never) : value;
}

export default { ...unenv, toPathIfFileURL };
