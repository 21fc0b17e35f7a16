import { IncomingBody } from "../border/incoming-body.ts";
import { OutgoingBody, headOf } from "../border/outgoing-body.ts";
import { MAX_HEADERS, MAX_URL, checkedText, checkedWord } from "../border/limits.ts";
import { host } from "../border/host-ref.ts";
import type { Context } from "../context.ts";
import { deferred } from "../events/active-event.ts";
import { BodyKind, type Bytes, type OperationId, type Packed } from "../host.ts";
import { forget, nextOperation, track } from "../operations.ts";
import { onAbort } from "../web/abort.ts";
import { type BodySource } from "../web/body-source.ts";
import { takeBodySource } from "../web/body.ts";
import type { CfProperties } from "../web/cf.ts";
import { Headers, packHeaders } from "../web/headers.ts";
import { type Request, cfOf, requestSignal } from "../web/request.ts";
import { type Response, receivedResponse } from "../web/response.ts";
import { URL } from "../web/url/url.ts";
import { utf8Length } from "../web/utf8.ts";
import { type RemoteError, breaksStub, markInstanceFailure } from "./remote-error.ts";

const MAX_REDIRECTS = 20;

/** What `Entry.settleCall` brought. */
export interface CallReply {
  readonly status: number;
  readonly statusText: string;
  readonly headers: string;
  readonly source: BodySource | null;
}

/** A request's head and what its body begins with, as they cross the border. */
export interface CallHead {
  readonly method: string;
  readonly url: string;
  readonly headers: Packed;
  readonly kind: BodyKind;
  readonly body: Bytes | number;
}

/** Opens the request `operation` to where it goes; throws when it cannot. */
export type Send = (operation: OperationId, context: Context, head: CallHead) => void;

interface Outgoing {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly source: BodySource | null;
}

/** Sends a request and follows redirects to the same place, whatever host they name. */
export async function fetchThrough(
  send: Send,
  context: Context,
  request: Request,
  onBroken: (error: RemoteError) => void,
): Promise<Response> {
  const signal = requestSignal(request);
  const cf = cfOf(request);
  signal?.throwIfAborted();
  let outgoing: Outgoing = {
    method: checkedWord(request.method, "A method"),
    url: checkedText(request.url, MAX_URL, "A URL"),
    headers: request.headers,
    source: takeBodySource(request),
  };
  for (let hops = 0; ; hops++) {
    const { reply, abandon } = open(send, cf, context, outgoing, onBroken);
    const undo = signal === undefined ? undefined : onAbort(signal, abandon);
    const { status, statusText, headers, source } = await reply;
    undo?.();
    if (signal !== undefined && source instanceof IncomingBody) {
      onAbort(signal, (reason) => {
        source.abandon(reason);
      });
    }
    const response = receivedResponse(status, statusText, headers, source, outgoing.url, hops > 0);
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
    outgoing = next;
  }
}

function open(
  send: Send,
  cf: CfProperties,
  context: Context,
  { method, url, headers, source }: Outgoing,
  onBroken: (error: RemoteError) => void,
): { reply: Promise<CallReply>; abandon: (reason: unknown) => void } {
  const operation = nextOperation();
  const { promise, resolve, reject } = deferred<CallReply>();
  const { kind, body, rest } = headOf(source);
  track(operation, {
    context,
    settle(value) {
      resolve(value as CallReply);
    },
    fail(error) {
      markInstanceFailure(error);
      if (breaksStub(error)) {
        onBroken(error);
      }
      reject(error);
    },
  });
  try {
    const fields = packHeaders(withLength(headers, kind, body));
    const packed = checkedText(cf.before(fields), MAX_HEADERS, "The headers of a request");
    send(operation, context, { method, url: withoutFragment(url), headers: packed, kind, body });
  } catch (error) {
    forget(operation);
    throw error;
  }
  const sending =
    kind === BodyKind.Stream && rest !== undefined
      ? new OutgoingBody(-operation, context, ignore)
      : undefined;
  if (rest !== undefined) {
    sending?.send(rest);
  }
  return {
    reply: promise,
    abandon(reason) {
      if (forget(operation)) {
        host().cancelCall(operation);
        sending?.stop();
        reject(reason);
      }
    },
  };
}

/** The receiver sees how long a body is, if that is known. */
function withLength(headers: Headers, kind: BodyKind, body: Bytes | number): Headers {
  const length = lengthOf(kind, body);
  if (length < 0 || headers.has("content-length")) {
    return headers;
  }
  const sent = new Headers(headers);
  sent.set("content-length", `${length}`);
  return sent;
}

/** In bytes; -1 for no body, and for one whose length nobody knows. */
function lengthOf(kind: BodyKind, body: Bytes | number): number {
  switch (kind) {
    case BodyKind.None:
      return -1;
    case BodyKind.Text:
      return utf8Length(body as string);
    case BodyKind.Bytes:
      return typeof body === "string" ? body.length : (body as ArrayBuffer).byteLength;
    case BodyKind.Stream:
      return body as number;
  }
}

function withoutFragment(url: string): string {
  const start = url.indexOf("#");
  return start < 0 ? url : url.slice(0, start);
}

function redirected(response: Response, before: Outgoing): Outgoing | undefined {
  const { status } = response;
  const location = response.headers.get("location");
  if (![301, 302, 303, 307, 308].includes(status) || location === null) {
    return undefined;
  }
  const url = new URL(location, before.url).href;
  const becomesGet =
    (status === 303 && before.method !== "HEAD") ||
    ((status === 301 || status === 302) && before.method === "POST");
  if (!becomesGet) {
    if (
      before.source !== null &&
      typeof before.source !== "string" &&
      !(before.source instanceof Uint8Array)
    ) {
      throw new TypeError(
        "A request with a one-time-use body (it was initialized from a stream, not a buffer) encountered a redirect requiring the body to be retransmitted. To avoid this error in the future, construct this request from a buffer-like body initializer.",
      );
    }
    return { ...before, url: checkedText(url, MAX_URL, "A URL") };
  }
  const headers = new Headers(before.headers);
  for (const name of [
    "content-type",
    "content-length",
    "content-encoding",
    "content-language",
    "content-location",
  ]) {
    headers.delete(name);
  }
  return { method: "GET", url: checkedText(url, MAX_URL, "A URL"), headers, source: null };
}

function ignore(): void {
  // A body that was sent needs nothing more.
}
