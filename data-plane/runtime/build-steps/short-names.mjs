import { minify } from "rolldown/utils";

/**
 * A script with short names for what nobody outside of it can see: a fifth of its text, which every isolate holds twice.
 * Functions and classes keep theirs, since programs see those as `name` and in stacks.
 */
export async function withShortNames(code) {
  const result = await minify("runtime.js", code, {
    module: false,
    compress: false,
    mangle: { keepNames: true },
    codegen: { removeWhitespace: true },
  });
  if (result.errors.length > 0) {
    throw new Error(result.errors.map(({ message }) => message).join("\n"));
  }
  return inAscii(result.code);
}

/** One character outside of Latin-1 would make the engine keep the whole script in two bytes per character. */
function inAscii(code) {
  return code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
