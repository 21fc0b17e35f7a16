import { nodeError } from "../../../node-globals/errors.ts";
import { codes } from "./constants.ts";

/** What zlib says of a stream, with its number and the number's name. */
export function zlibError(status: number, message: string): Error {
  const error = nodeError(Error, codes[status] as string, message);
  return Object.assign(error, { errno: status });
}

export function outputTooLarge(most: number): Error {
  return nodeError(
    RangeError as unknown as ErrorConstructor,
    "ERR_BUFFER_TOO_LARGE",
    `Cannot create a Buffer larger than ${most} bytes`,
  );
}
