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

/** How something far that can be called itself behaves; nothing of its state can be reached. */
class StandIn implements ProxyHandler<() => unknown> {
  readonly #prototype: object;
  readonly #call: (args: unknown[]) => unknown;
  readonly #callee: Callee;
  readonly #path: readonly string[];
  #proxy!: object;

  private constructor(
    prototype: object,
    call: (args: unknown[]) => unknown,
    callee: Callee,
    path: readonly string[],
  ) {
    this.#prototype = prototype;
    this.#call = call;
    this.#callee = callee;
    this.#path = path;
  }

  /** @param path leads from the callee to what its properties are properties of */
  static of(
    prototype: object,
    marked: Callee,
    call: (args: unknown[]) => unknown,
    callee = marked,
    path: readonly string[] = [],
  ): object {
    const handler = new StandIn(prototype, call, callee, path);
    const proxy = new Proxy(nothing, handler);
    handler.#proxy = proxy;
    mark(proxy, marked);
    return proxy;
  }

  apply(_target: unknown, _receiver: unknown, args: unknown[]): unknown {
    return this.#call(args);
  }

  get(_target: unknown, key: string | symbol): unknown {
    return typeof key === "symbol" || key in this.#prototype
      ? reflectGet(this.#prototype, key, this.#proxy)
      : remoteProperty(this.#callee, this.#path, key);
  }

  has(_target: unknown, key: string | symbol): boolean {
    return typeof key === "string" && (key !== "then" || key in this.#prototype);
  }

  set(): boolean {
    return false;
  }

  ownKeys(): string[] {
    return [];
  }

  getOwnPropertyDescriptor(): undefined {
    return undefined;
  }

  defineProperty(): boolean {
    return false;
  }

  deleteProperty(): boolean {
    return true;
  }

  getPrototypeOf(): object {
    return this.#prototype;
  }

  setPrototypeOf(): boolean {
    return false;
  }

  preventExtensions(): boolean {
    return false;
  }
}

// What tenants put on Object.prototype must not become a trap.
Object.setPrototypeOf(StandIn.prototype, null);

/** What all stand-ins are proxies of. */
const nothing = (): undefined => undefined;

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
  return StandIn.of(
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
  return StandIn.of(RpcPromise.prototype, callee, (args) =>
    promiseOf(outcomeOf(() => callee.call([], args))),
  );
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
  return StandIn.of(RpcStub.prototype, state, (args) => promiseOf(outcomeOf(() => state.call([], args))));
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
