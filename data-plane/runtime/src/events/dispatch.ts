import { IncomingBody } from "../border/incoming-body.ts";
import { fromHost } from "../border/bytes.ts";
import { type Context, enter } from "../context.ts";
import { BodyKind, type Bytes, type EventId, type ObjectId, type Packed } from "../host.ts";
import { NativePromise, getPrototypeOf, reflectApply, resolved, then } from "../primordials.ts";
import type { BodySource } from "../web/body-source.ts";
import { type Request, incomingRequest } from "../web/request.ts";
import { Response } from "../web/response.ts";
import { placedObject } from "../objects/placed-object.ts";
import { type Address, DEFAULT, statelessHandler } from "./stateless.ts";
import { ActiveEvent } from "./active-event.ts";
import { answer, failEvent } from "./answer.ts";

export const NO_FETCH_HANDLER = "Handler does not export a fetch() function.";

/** A handler ready to be called, or undefined when there is none. */
export type FetchHandler = (request: Request) => unknown;

export function dispatchFetch(
  id: EventId,
  object: ObjectId,
  method: string,
  url: string,
  headers: Packed,
  kind: BodyKind,
  body: Bytes | number,
  address: Address = DEFAULT,
): void {
  const event = new ActiveEvent(id, object);
  enter(event);
  const source = incomingSource(event, id, kind, body);
  const request = incomingRequest(method, url, headers, source);
  event.request = request;
  try {
    if (object === 0) {
      callHandler(event, statelessHandler(event, address, "fetch"), request);
    } else {
      placedObject(object).deliver(event, (instance) => {
        callHandler(event, fetchOf(instance), request);
      });
    }
  } catch (error) {
    failEvent(event, "threw", error);
  }
}

function fetchOf(instance: object): FetchHandler | undefined {
  const { fetch } = instance as { fetch?: unknown };
  return typeof fetch === "function"
    ? (request) => reflectApply(fetch, instance, [request]) as unknown
    : undefined;
}

/** The source of a body that arrives at this side. `stream` names the chunks that may follow. */
export function incomingSource(
  context: Context,
  stream: number,
  kind: BodyKind,
  body: Bytes | number,
): BodySource | null {
  switch (kind) {
    case BodyKind.None:
      return null;
    case BodyKind.Text:
      return body as string;
    case BodyKind.Bytes:
      return fromHost(body as Bytes);
    case BodyKind.Stream:
      return new IncomingBody(stream, body as number, context);
  }
}

function callHandler(event: ActiveEvent, handler: FetchHandler | undefined, request: Request): void {
  if (handler === undefined) {
    failEvent(event, "no-handler", new Error(NO_FETCH_HANDLER));
    return;
  }
  let returned: unknown;
  let result: Promise<unknown>;
  try {
    returned = reflectApply(handler, undefined, [request]);
    if (isPlainResponse(returned)) {
      answer(event, returned, false);
      return;
    }
    result = resolved(returned);
  } catch (error) {
    failEvent(event, "threw", error);
    return;
  }
  then(
    result,
    (value) => {
      // Neither a promise nor a thenable resolves to itself.
      answer(event, value, value !== returned);
    },
    (error) => {
      failEvent(event, "threw", error);
    },
  );
}

/** A Response that nobody made into a thenable. */
function isPlainResponse(value: unknown): boolean {
  return (
    value instanceof Response &&
    !(value instanceof NativePromise) &&
    getPrototypeOf(value) === Response.prototype &&
    !("then" in value)
  );
}
