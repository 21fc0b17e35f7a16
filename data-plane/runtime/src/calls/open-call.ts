import { type OutgoingBody, headOf, sendRest } from "../border/outgoing-body.ts";
import { MAX_HEADERS, checkedText } from "../border/limits.ts";
import { host } from "../border/host-ref.ts";
import type { SocketWire } from "../border/socket-wire.ts";
import type { Context } from "../context.ts";
import { deferred } from "../events/active-event.ts";
import { BodyKind, type Bytes, type OperationId, type Packed } from "../host.ts";
import type { RemoteError } from "../objects/remote-error.ts";
import { forget, nextOperation, track } from "../operations.ts";
import type { BodySource } from "../web/body-source.ts";
import type { CfProperties } from "../web/cf.ts";
import { Headers, packHeaders } from "../web/headers.ts";
import { utf8Length } from "../web/utf8.ts";

/** What `Entry.settleCall` brought. */
export interface CallReply {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Packed;
  readonly source: BodySource | null;
  /** The connection, when the status is 101. */
  readonly socket: SocketWire | undefined;
}

/** A request that is about to be sent. */
export interface Outgoing {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  /** Told to Workers and objects; undefined for anybody else. */
  readonly cf: CfProperties | undefined;
  readonly source: BodySource | null;
}

/** The parts of a request that cross with its head, for one of the host's functions. */
export interface OutgoingHead {
  readonly operation: OperationId;
  readonly context: Context;
  readonly method: string;
  readonly url: string;
  readonly headers: Packed;
  readonly kind: BodyKind;
  readonly body: Bytes | number;
}

export interface OpenCall {
  readonly reply: Promise<CallReply>;
  /** Nobody waits for the reply any more. */
  abandon(reason: unknown): void;
}

/**
 * Sends one request.
 * @param begin hands the head to the host
 * @param onFail looks at the error before whoever waits does
 */
export function openCall(
  context: Context,
  { method, url, headers, cf, source }: Outgoing,
  begin: (head: OutgoingHead) => void,
  onFail?: (error: RemoteError) => void,
): OpenCall {
  const operation = nextOperation();
  const { promise, resolve, reject } = deferred<CallReply>();
  const { kind, body, rest } = headOf(source);
  track(operation, {
    context,
    settle(value) {
      resolve(value as CallReply);
    },
    fail(error) {
      onFail?.(error);
      reject(error);
    },
  });
  try {
    const fields =
      cf === undefined ? packHeaders(headers) : cf.before(packHeaders(withLength(headers, kind, body)));
    const packed = checkedText(fields, MAX_HEADERS, "The headers of a request");
    begin({ operation, context, method, url: withoutFragment(url), headers: packed, kind, body });
  } catch (error) {
    forget(operation);
    throw error;
  }
  const sending: OutgoingBody | undefined = sendRest(-operation, context, rest, ignore);
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

/** A fragment is for whoever asks. */
export function withoutFragment(url: string): string {
  const at = url.indexOf("#");
  return at < 0 ? url : url.slice(0, at);
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

function ignore(): void {
  // A body that was sent needs nothing more.
}
