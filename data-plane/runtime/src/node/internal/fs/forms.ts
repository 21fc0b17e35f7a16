import { requireFunction } from "../../../node-globals/errors.ts";
import { named } from "../../../node-globals/named.ts";

type Sync = (...parameters: never[]) => unknown;
type Callback = (error: unknown, value?: unknown) => void;
type Later = (...parameters: unknown[]) => void;
type Promised = (...parameters: unknown[]) => Promise<unknown>;

/** The form with a callback: done at once, as everything is in memory, and told later, as programs expect. */
export function calledBack(name: string, sync: Sync): Later {
  return named(name, (...parameters: unknown[]) => {
    const callback: unknown = parameters.findLast((parameter) => typeof parameter === "function");
    requireFunction("callback", callback);
    const rest = parameters.slice(0, parameters.lastIndexOf(callback));
    const done = callback as Callback;
    let value: unknown;
    try {
      value = Reflect.apply(sync, undefined, rest);
    } catch (error) {
      queueMicrotask(() => {
        done(error);
      });
      return;
    }
    queueMicrotask(() => {
      if (value === undefined) {
        done(null);
      } else {
        done(null, value);
      }
    });
  });
}

/** The form that gives a promise. */
export function promised(name: string, sync: Sync): Promised {
  return named(name, (...parameters: unknown[]) =>
    Promise.resolve().then(() => Reflect.apply(sync, undefined, parameters) as unknown),
  );
}

declare function queueMicrotask(callback: () => void): void;
