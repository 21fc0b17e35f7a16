import { rejected, then as promiseThen } from "../primordials.ts";

/** Names that languages and libraries look for on any object, without meaning a remote property. */
const LOCAL = new Set([
  "then",
  "catch",
  "finally",
  "toJSON",
  "inspect",
  "nodeType",
  "tagName",
  "asymmetricMatch",
]);

/** Stands for a remote property while there is no RPC: calling or awaiting it rejects with an error that names it. */
export function unavailableProperty(name: string): unknown {
  if (LOCAL.has(name) || name.startsWith("$$") || name.startsWith("@@")) {
    return undefined;
  }
  const refuse = (): Promise<never> =>
    rejected(
      new Error(
        `RPC is not available on this platform yet: "${name}" cannot be called on a stub. Use its fetch() instead.`,
      ),
    );
  const property = (): Promise<never> => refuse();
  Object.defineProperty(property, "then", {
    value: (fulfilled: (value: never) => unknown, failed: (reason: unknown) => unknown) =>
      promiseThen(refuse(), fulfilled, failed),
  });
  Object.defineProperty(property, "name", { value: name });
  return property;
}
