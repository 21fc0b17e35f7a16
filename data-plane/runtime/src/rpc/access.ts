import { DurableObject, RpcTarget, WorkerEntrypoint } from "../objects/entrypoints.ts";
import { NativePromise, getPrototypeOf, hasOwn, reflectApply, then } from "../primordials.ts";
import { calleeOf } from "./brand.ts";

const RESERVED_ON_TARGETS: readonly string[] = ["constructor", "dup"];
const RESERVED_ON_ENTRYPOINTS: readonly string[] = [
  ...RESERVED_ON_TARGETS,
  "alarm",
  "webSocketClose",
  "webSocketError",
  "webSocketMessage",
];
const objectPrototype = Object.prototype;
const functionPrototype = Function.prototype;

/**
 * What a path leads to from a value, by the rules of what may be seen from outside (reference: durable-objects 8.1); with
 * arguments, what calling it gives. May be a promise. Goes on to the far side where the path meets something far.
 *
 * @param at how much of the path is behind already
 */
export function access(
  root: unknown,
  path: readonly string[],
  args: readonly unknown[] | undefined,
  at = 0,
): unknown {
  let holder: unknown = undefined;
  let value = root;
  for (let i = at; i < path.length; i++) {
    const far = calleeOf(value);
    if (far !== undefined) {
      return far.call(path.slice(i), args).value;
    }
    if (value instanceof NativePromise) {
      const [promise, from] = [value, i];
      return then(promise, (reached) => access(reached, path, args, from));
    }
    holder = value;
    value = member(value, path[i] as string);
  }
  if (args === undefined) {
    return value;
  }
  const far = calleeOf(value);
  if (far !== undefined) {
    return far.call([], args).value;
  }
  if (typeof value !== "function") {
    throw refusal(`"${path.join(".")}" is not a function.`);
  }
  return reflectApply(value, holder ?? value, args as unknown[]);
}

function member(holder: unknown, name: string): unknown {
  if ((typeof holder === "object" && holder !== null) || typeof holder === "function") {
    const isEntrypoint = holder instanceof DurableObject || holder instanceof WorkerEntrypoint;
    if (isEntrypoint || holder instanceof RpcTarget) {
      if ((isEntrypoint ? RESERVED_ON_ENTRYPOINTS : RESERVED_ON_TARGETS).includes(name)) {
        throw refusal(`'${name}' is a reserved method and cannot be called over RPC.`);
      }
      if (!hasOwn(holder, name) && isOfClass(holder, name)) {
        return (holder as unknown as Record<string, unknown>)[name];
      }
    } else if (isPlain(holder) && hasOwn(holder, name)) {
      return (holder as Record<string, unknown>)[name];
    }
  }
  throw refusal(`The RPC receiver does not implement the method "${name}".`);
}

function isOfClass(instance: object, name: string): boolean {
  let at = getPrototypeOf(instance);
  while (at !== null && at !== objectPrototype) {
    if (hasOwn(at, name)) {
      return true;
    }
    at = getPrototypeOf(at);
  }
  return false;
}

/** An object that nobody made a class for, or a function. */
function isPlain(holder: object): boolean {
  const prototype = getPrototypeOf(holder);
  return (
    prototype === objectPrototype ||
    prototype === functionPrototype ||
    typeof holder === "function" ||
    Array.isArray(holder)
  );
}

const refusals = new WeakSet<object>();

/** Whether it says that something cannot be called or read, rather than that it failed. */
export function isRefusal(error: object): boolean {
  return refusals.has(error);
}

export function refusal(message: string): TypeError {
  const error = new TypeError(message);
  refusals.add(error);
  return error;
}
