import { constants } from "unenv/node/os";
import { nodeError, outOfRange } from "../../node-globals/errors.ts";

const names = new Map(
  Object.entries(constants.errno as Record<string, number>).map(([name, number]) => [-number, name]),
);

/** The name of an error number of the operating system, which is negative. */
export function getSystemErrorName(number: number): string {
  if (number >= 0 || !Number.isSafeInteger(number)) {
    throw outOfRange("err", "a negative integer", number);
  }
  return names.get(number) ?? `Unknown system error ${number}`;
}

export function getSystemErrorMessage(number: number): string {
  return getSystemErrorName(number);
}

export function getSystemErrorMap(): Map<number, [string, string]> {
  return new Map([...names].map(([number, name]) => [number, [name, name]]));
}

export function _errnoException(number: number, call: string, original?: string): Error {
  const code = getSystemErrorName(number);
  const error = nodeError(Error, code, `${call} ${code}${original === undefined ? "" : ` ${original}`}`);
  return Object.assign(error, { errno: number, syscall: call });
}

export function _exceptionWithHostPort(number: number, call: string, address: string, port?: number): Error {
  const error = _errnoException(number, call, port === undefined ? address : `${address}:${port}`);
  return Object.assign(error, port === undefined ? { address } : { address, port });
}
