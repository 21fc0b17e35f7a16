import { requireString } from "../../node-globals/errors.ts";

const LINE =
  /^[ \t]*(?:export[ \t]+)?([\w.-]+)[ \t]*=[ \t]*("(?:[^"])*"|'(?:[^'])*'|`(?:[^`])*`|[^\n\r#]*)?[ \t]*(?:#.*)?$/gm;

/** https://nodejs.org/api/util.html#utilparseenvcontent */
export function parseEnv(content: string): Record<string, string> {
  requireString("content", content);
  const variables: Record<string, string> = {};
  for (const [, name, value = ""] of content.matchAll(LINE)) {
    variables[name as string] = unquoted(value.trim());
  }
  return variables;
}

function unquoted(value: string): string {
  const quote = value[0];
  if (value.length < 2 || quote !== value.at(-1) || !(quote === '"' || quote === "'" || quote === "`")) {
    return value;
  }
  const inner = value.slice(1, -1);
  return quote === '"' ? inner.replaceAll("\\n", "\n") : inner;
}
