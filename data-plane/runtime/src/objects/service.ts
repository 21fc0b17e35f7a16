import { host } from "../border/host-ref.ts";
import { MAX_HEADERS, checkedText } from "../border/limits.ts";
import { type Followed, follow } from "../calls/follow.ts";
import { openCall } from "../calls/open-call.ts";
import type { Context } from "../context.ts";
import { jsonStringify, rejected } from "../primordials.ts";
import { Request, type RequestInit } from "../web/request.ts";
import type { Response } from "../web/response.ts";
import { asInterface, isObject, wrongParameter } from "../web/webidl.ts";
import type { Owner } from "./owner.ts";
import { Fetcher } from "./stub.ts";

/** A stateless entrypoint of another Worker, or of this one. */
type Destination =
  | { readonly binding: string }
  | {
      readonly entrypoint: string;
      /** JSON, "" for none. */
      readonly props: string;
    };

/** What a binding of type `service` is in `env`. */
export let createService: (binding: string, owner: Owner) => ServiceStub;
const creating = Symbol("creating");

/** Calls a stateless entrypoint (reference: durable-objects 1.2, 1.4). Each call is an invocation of its own. */
export class ServiceStub extends Fetcher {
  readonly #destination: Destination;
  readonly #owner: Owner;

  static {
    createService = (binding, owner) => new ServiceStub(creating, { binding }, owner);
  }

  constructor(token: unknown, destination?: Destination, owner?: Owner, instead?: object) {
    super(instead);
    if (token !== creating) {
      throw new TypeError("Illegal constructor");
    }
    this.#destination = destination as Destination;
    this.#owner = owner as Owner;
  }

  fetch(input: unknown, init?: RequestInit): Promise<Response> {
    try {
      const request = input instanceof Request && init === undefined ? input : new Request(input, init);
      return follow(request, callee(this.#destination, this.#owner()));
    } catch (error) {
      return rejected(error);
    }
  }
}
asInterface(ServiceStub);
Object.defineProperty(ServiceStub.prototype, Symbol.toStringTag, { value: "Fetcher", configurable: true });

/**
 * An entrypoint of this Worker as `ctx.exports` shows it: a stub, and a function that makes stubs with `props` of one's
 * own.
 */
export class LoopbackServiceStub extends ServiceStub {}
asInterface(LoopbackServiceStub);

export function createLoopback(entrypoint: string, owner: Owner): LoopbackServiceStub {
  const withOptions = (options: unknown): ServiceStub => {
    const props = propsOf(options);
    return new ServiceStub(creating, { entrypoint, props }, owner);
  };
  // A function's own name would hide the remote property of that name.
  delete (withOptions as { name?: string }).name;
  delete (withOptions as { length?: number }).length;
  Object.setPrototypeOf(withOptions, LoopbackServiceStub.prototype);
  return new LoopbackServiceStub(creating, { entrypoint, props: "" }, owner, withOptions);
}

/** JSON of the option `props`. */
function propsOf(options: unknown): string {
  if (!isObject(options)) {
    throw wrongParameter("LoopbackServiceStub", "(called as function)", 1, "Options");
  }
  const { props } = options as { props?: unknown };
  if (props === undefined) {
    return "";
  }
  if (!isObject(props)) {
    throw new TypeError(
      "Incorrect type for the 'props' field on 'Options': the provided value is not of type 'Object'.",
    );
  }
  const json = jsonStringify(props) as string | undefined;
  return checkedText(json ?? "", MAX_HEADERS, "The JSON of props");
}

/** Sends requests, and what they are redirected to, to the same entrypoint. */
function callee(destination: Destination, context: Context): Followed {
  const [hasBinding, binding, entrypoint, props] =
    "binding" in destination
      ? ([true, destination.binding, "", ""] as const)
      : ([false, "", destination.entrypoint, destination.props] as const);
  return {
    open: (outgoing) =>
      openCall(context, outgoing, ({ operation, method, url, headers, kind, body }) => {
        host().callService(
          operation,
          context.event,
          context.object,
          hasBinding,
          binding,
          entrypoint,
          props,
          method,
          url,
          headers,
          kind,
          body,
        );
      }),
    redirect: (next) => next,
  };
}
