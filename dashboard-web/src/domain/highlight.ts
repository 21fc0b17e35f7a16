export type TokenKind = "comment" | "string" | "keyword" | "number" | "type" | "text";

export interface Token {
  kind: TokenKind;
  text: string;
}

const GRAMMAR = new RegExp(
  [
    /(?<comment>\/\/[^\n]*|\/\*[\s\S]*?\*\/)/,
    /(?<string>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)/,
    /(?<keyword>\b(?:async|await|break|case|class|const|default|else|export|extends|for|from|function|if|import|in|let|new|null|of|return|static|super|switch|this|throw|true|false|undefined|while)\b)/,
    /(?<number>\b\d[\d_]*(?:\.\d+)?\b)/,
    /(?<type>\b[A-Z][A-Za-z0-9]*\b)/,
  ]
    .map((part) => part.source)
    .join("|"),
  "g",
);

/** Splits JavaScript into coloured pieces. Joined again, the pieces are the source, whatever it was. */
export function highlight(source: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of source.matchAll(GRAMMAR)) {
    if (match.index > end) tokens.push({ kind: "text", text: source.slice(end, match.index) });
    const kind = Object.entries(match.groups ?? {}).find(([, text]) => text !== undefined)?.[0];
    tokens.push({ kind: (kind ?? "text") as TokenKind, text: match[0] });
    end = match.index + match[0].length;
  }
  if (end < source.length) tokens.push({ kind: "text", text: source.slice(end) });
  return tokens;
}
