import { inspect } from "./inspect.ts";
import { nodeError, requireString } from "../../node-globals/errors.ts";

/** https://nodejs.org/api/util.html#utilstyletextformat-text-options */
export function styleText(format: string | readonly string[], text: string): string {
  requireString("text", text);
  return [format].flat().reduceRight((styled, name) => {
    const codes: readonly [number, number] | undefined = (
      inspect.colors as unknown as Record<string, [number, number]>
    )[name];
    if (codes === undefined) {
      const known = Object.keys(inspect.colors).map((color) => `'${color}'`);
      throw nodeError(
        TypeError,
        "ERR_INVALID_ARG_VALUE",
        `The argument 'format' must be one of: ${known.join(", ")}. Received ${inspect(name)}`,
      );
    }
    return `\u001b[${codes[0]}m${styled}\u001b[${codes[1]}m`;
  }, text);
}
