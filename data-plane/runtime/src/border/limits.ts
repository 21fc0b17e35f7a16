/**
 * How much text one call may carry to the host, whose memory is shared by all isolates of the process. Longer input is
 * refused by name.
 */
export const MAX_HEADERS = 131_072;
export const MAX_URL = 1_048_576;
export const MAX_NAME = 1_048_576;
const MAX_WORD = 4096;

export function checkedText(text: string, limit: number, what: string): string {
  if (text.length > limit) {
    throw new RangeError(`${what} must not be longer than ${limit} characters; this one has ${text.length}.`);
  }
  return text;
}

/** A method or a status text. */
export function checkedWord(text: string, what: string): string {
  return checkedText(text, MAX_WORD, what);
}
