import { host } from "../border/host-ref.ts";
import { type Followed, follow, without } from "../calls/follow.ts";
import { openCall } from "../calls/open-call.ts";
import { type Context, currentContext } from "../context.ts";
import { rejected } from "../primordials.ts";
import { IncomingBody } from "../border/incoming-body.ts";
import type { SocketWire } from "../border/socket-wire.ts";
import { type Headers, headersFromPacked } from "./headers.ts";
import { Request, type RequestInit } from "./request.ts";
import type { Response } from "./response.ts";
import { URL } from "./url/url.ts";

/** Credentials that a redirect must not carry to another origin. */
const CREDENTIALS = ["authorization"];

/** The global `fetch`: https://fetch.spec.whatwg.org/#fetch-method with the platform's divergences (reference: durable-objects 1.6). */
export function fetch(input: unknown, init?: RequestInit): Promise<Response> {
  try {
    const context = currentContext();
    const request = input instanceof Request && init === undefined ? input : new Request(input, init);
    requireHttp(request.url);
    if (request.bodyUsed) {
      throw new TypeError("Cannot reconstruct a Request with a used body.");
    }
    return follow(request, outside(context));
  } catch (error) {
    return rejected(error);
  }
}

function outside(context: Context): Followed {
  return {
    open: (outgoing) =>
      openCall(context, { ...outgoing, cf: undefined }, ({ operation, method, url, headers, kind, body }) => {
        host().callOutside(operation, context.event, context.object, method, url, headers, kind, body);
      }),
    redirect(next, before) {
      requireHttp(next.url);
      return new URL(next.url).origin === new URL(before.url).origin
        ? next
        : { ...next, headers: without(next.headers, CREDENTIALS) };
    },
  };
}

function requireHttp(url: string): void {
  if (!url.startsWith("http:") && !url.startsWith("https:")) {
    throw new TypeError(`Fetch API cannot load: ${url}`);
  }
}

/** Asks a server for a socket; anything but a 101 is an error. */
export async function connectSocket(
  context: Context,
  url: string,
  headers: Headers,
): Promise<{ wire: SocketWire; protocol: string }> {
  const {
    status,
    headers: packed,
    source,
    socket,
  } = await outside(context).open({
    method: "GET",
    url,
    headers,
    cf: undefined,
    source: null,
  }).reply;
  if (socket === undefined) {
    if (source instanceof IncomingBody) {
      source.stop();
    }
    throw new TypeError(
      `Failed to establish the WebSocket connection: expected server to reply with HTTP status code 101 (switching protocols), but received ${status} instead.`,
    );
  }
  return { wire: socket, protocol: headersFromPacked(packed, true).get("sec-websocket-protocol") ?? "" };
}
