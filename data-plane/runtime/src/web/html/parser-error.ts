/** What the parser refused, as the platform says it. */
export function asParserError(error: unknown): unknown {
  const message = typeof error === "string" ? error : error instanceof Error ? error.message : undefined;
  return message === undefined || isTrap(error) ? error : new TypeError(message);
}

/** Whether the instance of the parser has broken down. */
export function isTrap(error: unknown): boolean {
  return error instanceof Error && error.name === "RuntimeError";
}
