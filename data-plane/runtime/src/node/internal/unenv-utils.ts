import { notImplemented as error, refused } from "../../node-globals/errors.ts";

/** In place of unenv's own: what it leaves out refuses with the text that Workers' users know. */

export function createNotImplementedError(name: string): Error {
  return error(name);
}

export function notImplemented(name: string): (...parameters: unknown[]) => never {
  return refused(name);
}

export function notImplementedAsync(name: string): (...parameters: unknown[]) => never {
  return Object.assign(refused(name), { __promisify__: refused(name), native: refused(name) });
}

export function notImplementedClass(name: string): () => never {
  return refused(name);
}

export function mergeFns(...functions: ((...parameters: unknown[]) => void)[]) {
  return (...parameters: unknown[]): void => {
    for (const fn of functions) {
      fn(...parameters);
    }
  };
}

/** Header names and values in turn. */
export function rawHeaders(headers: Record<string, string | readonly string[]>): string[] {
  return Object.entries(headers).flatMap(([name, values]) =>
    [values].flat().flatMap((value) => [name, value] as string[]),
  );
}
