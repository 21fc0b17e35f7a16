import { nodeError, requireFunction } from "../../node-globals/errors.ts";

type AnyFunction = (this: unknown, ...parameters: unknown[]) => unknown;
type Callback = (error: unknown, value?: unknown) => void;

const custom = Symbol.for("nodejs.util.promisify.custom");
const argumentNames = Symbol("customPromisifyArgs");

/** https://nodejs.org/api/util.html#utilpromisifyoriginal */
export function promisify(original: AnyFunction): AnyFunction {
  requireFunction("original", original);
  const given = (original as { [custom]?: unknown })[custom];
  if (given !== undefined) {
    requireFunction("util.promisify.custom", given);
    return Object.defineProperty(given as AnyFunction, custom, { value: given, configurable: true });
  }
  const names = (original as { [argumentNames]?: readonly string[] })[argumentNames];
  const promised: AnyFunction = function (...parameters) {
    return new Promise((resolve, reject) => {
      Reflect.apply(original, this, [
        ...parameters,
        (error: unknown, ...values: unknown[]) => {
          if (error) {
            reject(error as Error);
          } else {
            resolve(
              names === undefined ? values[0] : Object.fromEntries(names.map((name, i) => [name, values[i]])),
            );
          }
        },
      ]);
    });
  };
  Object.setPrototypeOf(promised, Object.getPrototypeOf(original) as object);
  Object.defineProperty(promised, custom, { value: promised, configurable: true });
  return Object.defineProperties(promised, Object.getOwnPropertyDescriptors(original));
}
promisify.custom = custom;

/** https://nodejs.org/api/util.html#utilcallbackifyoriginal */
export function callbackify(original: AnyFunction): AnyFunction {
  requireFunction("original", original);
  const called: AnyFunction = function (...parameters) {
    const callback = parameters.pop();
    requireFunction("last argument", callback);
    const done = callback as Callback;
    (Reflect.apply(original, this, parameters) as Promise<unknown>).then(
      (value) => {
        queueMicrotask(() => {
          done(null, value);
        });
      },
      (reason: unknown) => {
        queueMicrotask(() => {
          done(reason || falsyRejection(reason));
        });
      },
    );
  };
  Object.defineProperties(called, {
    name: { value: `${original.name}Callbackified`, configurable: true },
    length: { value: original.length + 1, configurable: true },
  });
  return called;
}

function falsyRejection(reason: unknown): Error {
  const error = nodeError(Error, "ERR_FALSY_VALUE_REJECTION", "Promise was rejected with falsy value");
  return Object.assign(error, { reason });
}
