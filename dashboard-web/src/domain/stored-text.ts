/** What bytes say as UTF-8; `null` if they are no text. */
export function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

const STRING_OR_SPACE = /("(?:[^"\\]|\\.)*")|\s+/g;

/** JSON laid out for reading; as it is what is none, or would be other numbers afterwards. */
export function prettyJson(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    if (JSON.stringify(value) !== text.replace(STRING_OR_SPACE, "$1")) return text;
    return typeof value === "object" && value !== null ? JSON.stringify(value, null, 2) : text;
  } catch {
    return text;
  }
}

/** Why text is no JSON, or `null`; empty text stands for nothing. */
export function jsonProblem(text: string): string | null {
  if (text.trim() === "") return null;
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    return error instanceof Error ? `No JSON: ${error.message}` : "No JSON";
  }
}

/** A moment for an input of the type `datetime-local`, in the viewer's zone. */
export function localInput(when: Date): string {
  const local = new Date(when.getTime() - when.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}
