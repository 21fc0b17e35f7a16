import { host } from "../border/host-ref.ts";
import { MAX_HEADERS, checkedText } from "../border/limits.ts";
import { type Followed, follow } from "../calls/follow.ts";
import { openCall } from "../calls/open-call.ts";
import type { Context } from "../context.ts";
import { jsonStringify } from "../primordials.ts";
import type { Begin } from "../rpc/client.ts";
import { FetcherCallee } from "../rpc/fetcher-callee.ts";
import type { Request } from "../web/request.ts";
import type { Response } from "../web/response.ts";
import { isObject, wrongParameter } from "../web/webidl.ts";
import type { Owner } from "./owner.ts";
import { LoopbackServiceStub, type ServiceStub, createLoopbackStub, createServiceStub } from "./stub.ts";

/** A stateless entrypoint of another Worker, or of this one. */
type Destination =
  | { readonly binding: string }
  | {
      readonly entrypoint: string;
      /** JSON, "" for none. */
      readonly props: string;
    };

/** What a binding of type `service` is in `env`. Each call is an invocation of its own (reference: durable-objects 1.2, 1.4). */
export function createService(binding: string, owner: Owner): ServiceStub {
  return createServiceStub(...reaching({ binding }, owner));
}

export function createLoopback(entrypoint: string, owner: Owner): LoopbackServiceStub {
  const withOptions = (options: unknown): ServiceStub =>
    createServiceStub(...reaching({ entrypoint, props: propsOf(options) }, owner));
  // A function's own name would hide the remote property of that name.
  delete (withOptions as { name?: string }).name;
  delete (withOptions as { length?: number }).length;
  Object.setPrototypeOf(withOptions, LoopbackServiceStub.prototype);
  return createLoopbackStub(...reaching({ entrypoint, props: "" }, owner), withOptions);
}

function reaching(
  destination: Destination,
  owner: Owner,
): [callee: FetcherCallee, send: (request: Request) => Promise<Response>] {
  const [hasBinding, binding, entrypoint, props] = addressOf(destination);
  const begin: Begin = (operation, { event, object }, opening) => {
    host().openServiceSession(operation, event, object, hasBinding, binding, entrypoint, props, opening);
  };
  const methods = new FetcherCallee(owner, begin);
  return [methods, (request) => methods.inOrder((context) => follow(request, callee(destination, context)))];
}

function addressOf(
  destination: Destination,
): readonly [hasBinding: boolean, binding: string, entrypoint: string, props: string] {
  return "binding" in destination
    ? [true, destination.binding, "", ""]
    : [false, "", destination.entrypoint, destination.props];
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
  const [hasBinding, binding, entrypoint, props] = addressOf(destination);
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
