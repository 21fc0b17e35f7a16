import { invalidArgument, requireFunction } from "../../node-globals/errors.ts";

type AnyFunction = (this: unknown, ...parameters: unknown[]) => unknown;
type Class = (abstract new (...parameters: never[]) => object) | AnyFunction;

/** https://nodejs.org/api/util.html#utilinheritsconstructor-superconstructor */
export function inherits(constructor: Class, superConstructor: Class): void {
  requireFunction("ctor", constructor);
  requireFunction("superCtor", superConstructor);
  if ((superConstructor.prototype as unknown) === undefined) {
    throw invalidArgument("superCtor.prototype", "of type object", undefined);
  }
  Object.defineProperty(constructor, "super_", {
    value: superConstructor,
    writable: true,
    configurable: true,
  });
  Object.setPrototypeOf(constructor.prototype as object, superConstructor.prototype as object);
}

/** Deprecated functions work as they did; there is nobody on a server who would read the warning. */
export function deprecate(fn: AnyFunction): AnyFunction {
  requireFunction("fn", fn);
  const deprecated: AnyFunction = function (...parameters) {
    return new.target === undefined
      ? Reflect.apply(fn, this, parameters)
      : Reflect.construct(fn, parameters, new.target);
  };
  Object.setPrototypeOf(deprecated, fn);
  if ((fn.prototype as unknown) !== undefined) {
    deprecated.prototype = fn.prototype as unknown;
  }
  return deprecated;
}

/** Debug sections are chosen by NODE_DEBUG, which a Worker does not have: all of them are silent. */
export function debuglog(): AnyFunction & { readonly enabled: boolean } {
  return Object.assign(() => undefined, { enabled: false });
}

export function _extend(target: object, source: unknown): object {
  return typeof source === "object" && source !== null ? Object.assign(target, source) : target;
}

export function toUSVString(text: unknown): string {
  return String(text).toWellFormed();
}

interface Signal {
  readonly aborted: boolean;
  addEventListener(type: "abort", listener: () => void, options: object): void;
}

/** Resolves when the signal is aborted. */
export function aborted(signal: Signal, resource: object): Promise<void> {
  if (typeof (signal as Signal | undefined)?.aborted !== "boolean") {
    throw invalidArgument("signal", "an instance of AbortSignal", signal);
  }
  if (typeof resource !== "object" || resource === null) {
    throw invalidArgument("resource", "of type object", resource);
  }
  return signal.aborted
    ? Promise.resolve()
    : new Promise((resolve) => {
        signal.addEventListener("abort", resolve, { once: true });
      });
}
