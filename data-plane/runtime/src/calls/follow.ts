import { IncomingBody } from "../border/incoming-body.ts";
import { MAX_URL, checkedText, checkedWord } from "../border/limits.ts";
import { socketOfWire } from "../sockets/web-socket.ts";
import { onAbort } from "../web/abort.ts";
import { takeBodySource } from "../web/body.ts";
import { Headers } from "../web/headers.ts";
import { type Request, cfOf, requestSignal } from "../web/request.ts";
import { type Response, attachSocket, receivedResponse } from "../web/response.ts";
import { URL } from "../web/url/url.ts";
import { type OpenCall, type Outgoing, withoutFragment } from "./open-call.ts";

const MAX_REDIRECTS = 20;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const OF_THE_BODY = [
  "content-type",
  "content-length",
  "content-encoding",
  "content-language",
  "content-location",
];

/** What differs between those who are called. */
export interface Followed {
  /** Sends one request. */
  open(outgoing: Outgoing): OpenCall;
  /** Looks at where a redirect leads, and may refuse it or change what is sent. */
  redirect(next: Outgoing, before: Outgoing): Outgoing;
}

/** Sends a request and, where its mode says so, follows redirects. */
export async function follow(request: Request, callee: Followed): Promise<Response> {
  const signal = requestSignal(request);
  signal?.throwIfAborted();
  let outgoing: Outgoing = {
    method: checkedWord(request.method, "A method"),
    url: checkedText(request.url, MAX_URL, "A URL"),
    headers: request.headers,
    cf: cfOf(request),
    source: takeBodySource(request),
  };
  for (let hops = 0; ; hops++) {
    const { reply, abandon } = callee.open(outgoing);
    const undo = signal === undefined ? undefined : onAbort(signal, abandon);
    const { status, statusText, headers, source, socket } = await reply;
    undo?.();
    if (signal !== undefined && source instanceof IncomingBody) {
      onAbort(signal, (reason) => {
        source.abandon(reason);
      });
    }
    const response = receivedResponse(
      status,
      statusText,
      headers,
      source,
      withoutFragment(outgoing.url),
      hops > 0,
    );
    if (socket !== undefined) {
      attachSocket(response, socketOfWire(socket));
    }
    const next = request.redirect === "follow" ? redirected(response, outgoing) : undefined;
    if (next === undefined) {
      return response;
    }
    if (hops === MAX_REDIRECTS) {
      throw new TypeError("Too many redirects.");
    }
    if (source instanceof IncomingBody) {
      source.stop();
    }
    outgoing = callee.redirect(next, outgoing);
  }
}

function redirected(response: Response, before: Outgoing): Outgoing | undefined {
  const { status } = response;
  const location = response.headers.get("location");
  if (!REDIRECTS.has(status) || location === null) {
    return undefined;
  }
  const url = checkedText(new URL(location, before.url).href, MAX_URL, "A URL");
  const becomesGet =
    (status === 303 && before.method !== "HEAD") ||
    ((status === 301 || status === 302) && before.method === "POST");
  if (becomesGet) {
    return { ...before, method: "GET", url, headers: without(before.headers, OF_THE_BODY), source: null };
  }
  if (before.source !== null && typeof before.source !== "string" && !(before.source instanceof Uint8Array)) {
    throw new TypeError(
      "A request with a one-time-use body (it was initialized from a stream, not a buffer) encountered a redirect requiring the body to be retransmitted. To avoid this error in the future, construct this request from a buffer-like body initializer.",
    );
  }
  return { ...before, url };
}

export function without(headers: Headers, names: readonly string[]): Headers {
  const rest = new Headers(headers);
  for (const name of names) {
    rest.delete(name);
  }
  return rest;
}
