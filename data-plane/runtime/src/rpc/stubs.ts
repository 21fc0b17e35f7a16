import { isOn } from "../compatibility.ts";
import { reflectGet, rejected, then } from "../primordials.ts";
import { RpcTarget } from "../objects/entrypoints.ts";
import { asInterface } from "../web/webidl.ts";
import { calleeOf, mark } from "./brand.ts";
import type { Callee, Outcome } from "./callee.ts";
import { DISPOSE } from "./exported.ts";
import { localStub } from "./local.ts";
import { outcomeOf } from "./outcomes.ts";
import { StubState } from "./stub-state.ts";

const MAX_DEPTH = 64;
const CANNOT_WRAP = "RpcStubs can only wrap plain objects, functions, and RpcTarget derivatives.";
const creating = Symbol("creating");
const INDEX = /^(0|[1-9]\d{0,9})$/;

/**
 * What stands for something far that can be called itself.
 *
 * @param path leads from the callee to what its properties are properties of
 */
function standIn(
  prototype: object,
  marked: Callee,
  call: (args: unknown[]) => unknown,
  callee = marked,
  path: readonly string[] = [],
): object {
  const proxy = new Proxy(() => undefined, {
    apply: (_target, _receiver, args: unknown[]) => call(args),
    get: (_target, key) =>
      typeof key === "symbol" || key in prototype
        ? reflectGet(prototype, key, proxy)
        : remoteProperty(callee, path, key),
    has: (_target, key) => typeof key === "string" && (key !== "then" || key in prototype),
    set: () => false,
    ownKeys: () => [],
    getOwnPropertyDescriptor: () => undefined,
    defineProperty: () => false,
    deleteProperty: () => true,
    getPrototypeOf: () => prototype,
    setPrototypeOf: () => false,
    preventExtensions: () => false,
  });
  mark(proxy, marked);
  return proxy;
}

/**
 * A property of something far, which is not looked at before it is awaited or called; undefined for names that mean nothing there.
 */
export function remoteProperty(callee: Callee, path: readonly string[], name: string): object | undefined {
  if (name === "then" || INDEX.test(name) || !isOn("rpc")) {
    return undefined;
  }
  if (path.length > MAX_DEPTH) {
    throw new TypeError(`RPC pipelined property path is too deep (max ${MAX_DEPTH}).`);
  }
  const whole = [...path, name];
  return standIn(
    RpcProperty.prototype,
    new PropertyCallee(callee, whole),
    (args) => promiseOf(outcomeOf(() => callee.call(whole, args))),
    callee,
    whole,
  );
}

/** Calls below a property. */
class PropertyCallee implements Callee {
  readonly root: Callee;
  readonly path: readonly string[];

  constructor(root: Callee, path: readonly string[]) {
    this.root = root;
    this.path = path;
  }

  call(path: readonly string[], args: readonly unknown[] | undefined): Outcome {
    return this.root.call([...this.path, ...path], args);
  }
}

/** A call, until somebody has disposed of it. */
class PromiseCallee implements Callee {
  readonly outcome: Outcome;
  isDisposed = false;

  constructor(outcome: Outcome) {
    this.outcome = outcome;
  }

  call(path: readonly string[], args: readonly unknown[] | undefined): Outcome {
    if (this.isDisposed) {
      throw new Error("RPC promise used after being disposed.");
    }
    return this.outcome.call(path, args);
  }
}

function promiseOf(outcome: Outcome): object {
  const callee = new PromiseCallee(outcome);
  return standIn(RpcPromise.prototype, callee, (args) => promiseOf(outcomeOf(() => callee.call([], args))));
}

function valueOf(thenable: unknown): Promise<unknown> {
  const callee = calleeOf(thenable);
  if (callee instanceof PromiseCallee) {
    return callee.outcome.value;
  }
  if (callee instanceof PropertyCallee) {
    return outcomeOf(() => callee.root.call(callee.path, undefined)).value;
  }
  return rejected(new TypeError("Illegal invocation"));
}

/** What promises and properties share: they can be awaited. */
class RpcThenable {
  constructor(token?: unknown) {
    if (token !== creating) {
      throw new TypeError("Illegal constructor");
    }
  }

  then(fulfilled: (value: unknown) => unknown, failed?: (reason: unknown) => unknown): Promise<unknown> {
    return then(valueOf(this), fulfilled, failed);
  }

  catch(failed: (reason: unknown) => unknown): Promise<unknown> {
    return valueOf(this).catch(failed);
  }

  finally(run: () => void): Promise<unknown> {
    return valueOf(this).finally(run);
  }
}

/** The result of a call, which can be used before it is there (reference: durable-objects 8.4). */
export class RpcPromise extends RpcThenable {
  [DISPOSE](): void {
    const callee = calleeOf(this);
    if (callee instanceof PromiseCallee) {
      callee.isDisposed = true;
    }
  }
}

/** A property of something far. */
export class RpcProperty extends RpcThenable {}

/** Something that lives elsewhere, or is treated as if it did. */
export class RpcStub {
  constructor(target: unknown) {
    if ((typeof target !== "object" || target === null) && typeof target !== "function") {
      throw new TypeError(
        "Failed to construct 'JsRpcStub': constructor parameter 1 is not of type 'Object'.",
      );
    }
    const callee = calleeOf(target);
    if (callee instanceof StubState) {
      return stubOf(callee.duplicate()) as RpcStub;
    }
    if (!isTarget(target)) {
      throw new TypeError(CANNOT_WRAP);
    }
    return stubOf(localStub(target)) as RpcStub;
  }

  dup(): object {
    return stubOf(stateOf(this).duplicate());
  }

  [DISPOSE](): void {
    stateOf(this).dispose();
  }
}

export function stubOf(state: StubState): object {
  return standIn(RpcStub.prototype, state, (args) => promiseOf(outcomeOf(() => state.call([], args))));
}

function stateOf(stub: unknown): StubState {
  const callee = calleeOf(stub);
  if (callee instanceof StubState) {
    return callee;
  }
  throw new TypeError("Illegal invocation");
}

function isTarget(value: object): boolean {
  return (
    typeof value === "function" ||
    value instanceof RpcTarget ||
    Object.getPrototypeOf(value) === Object.prototype
  );
}

for (const [constructor, tag] of [
  [RpcThenable, "JsRpcThenable"],
  [RpcPromise, "JsRpcPromise"],
  [RpcProperty, "JsRpcProperty"],
  [RpcStub, "JsRpcStub"],
] as const) {
  Object.defineProperty(constructor.prototype, Symbol.toStringTag, { value: tag, configurable: true });
  asInterface(constructor);
}
