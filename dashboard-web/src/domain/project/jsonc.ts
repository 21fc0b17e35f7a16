const PIECES =
  /"(?:\\.|[^"\\])*"|\/\/[^\n]*|\/\*[\s\S]*?\*\/|,(?=\s*(?:(?:\/\/[^\n]*\n|\/\*[\s\S]*?\*\/)\s*)*[\]}])/g;

/**
 * JSON with comments and trailing commas.
 *
 * @throws SyntaxError when it is something else
 */
export function parseJsonc(text: string): unknown {
  // What is left out leaves blanks behind, so that positions in messages stay those of the text.
  return JSON.parse(
    text.replace(PIECES, (piece) => (piece.startsWith('"') ? piece : piece.replace(/[^\n]/g, " "))),
  );
}

/** The line that a message of `JSON.parse` is about, if it says so. */
export function lineOfJsonError(text: string, message: string): number | undefined {
  const line = /\bline (\d+)/.exec(message)?.[1];
  if (line !== undefined) return Number(line);
  const position = /\bposition (\d+)/.exec(message)?.[1];
  return position === undefined ? undefined : text.slice(0, Number(position)).split("\n").length;
}
