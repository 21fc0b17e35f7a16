import type * as lexer from "es-module-lexer/js";
import { loadScript } from "../platform-script.ts";

/** The module whose default export is the importing module's own `import()`. */
export const IMPORT_FUNCTION = "holdfast:import";

const KEYWORD = "import";

/**
 * A module's source in which `import()` calls a function, as the engine offers no hook for it. No line and no column
 * moves: a name of the same length takes the keyword's place, and what binds the name follows at the end.
 *
 * @returns "" when there is nothing to rewrite, or the source is no module: then the engine says what is wrong
 */
export function rewriteDynamicImports(source: string): string {
  const positions = dynamicImports(source);
  if (positions.length === 0) {
    return "";
  }
  const name = unusedName(source);
  let rewritten = "";
  let end = 0;
  for (const position of positions) {
    rewritten += source.slice(end, position) + name;
    end = position + KEYWORD.length;
  }
  return `${rewritten}${source.slice(end)}\nimport { default as ${name} } from "${IMPORT_FUNCTION}";`;
}

function dynamicImports(source: string): number[] {
  try {
    const [imports] = (loadScript("module-lexer") as typeof lexer).parse(source);
    return imports
      .filter(({ t }) => t === (2 satisfies lexer.ImportType.Dynamic as number))
      .map(({ ss }) => ss)
      .sort((a, b) => a - b);
  } catch {
    return [];
  }
}

/** A name as long as the keyword. */
function unusedName(source: string): string {
  for (let i = 0; ; i++) {
    const name = `$${i.toString(36).padStart(KEYWORD.length - 1, "i")}`;
    if (!source.includes(name)) {
      return name;
    }
  }
}
