import type { BundleHead } from "../objects/env.ts";

const variables: Record<string, string> = {};

/** `process.env`: its values are text, whatever is assigned. */
export const environment: Record<string, string> = new Proxy(variables, {
  set(target, name, value) {
    return Reflect.set(target, name, typeof name === "symbol" ? value : String(value));
  },
  defineProperty(target, name, descriptor) {
    return Reflect.defineProperty(
      target,
      name,
      "value" in descriptor ? { ...descriptor, value: String(descriptor.value) } : descriptor,
    );
  },
});

/** Takes over a version's text, secret and JSON bindings. */
export function fillEnvironment(bindings: NonNullable<BundleHead["bindings"]>): void {
  for (const binding of bindings) {
    switch (binding.type) {
      case "plain_text":
      case "secret_text":
        variables[binding.name] = binding.text;
        break;
      case "json":
        variables[binding.name] = binding.json;
        break;
      default:
      // Other bindings are no text.
    }
  }
}
