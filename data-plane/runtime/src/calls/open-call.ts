import { type OutgoingBody, headOf, sendRest } from "../border/outgoing-body.ts";
import { MAX_HEADERS, checkedText } from "../border/limits.ts";
import { host } from "../border/host-ref.ts";
import type { SocketWire } from "../border/socket-wire.ts";
import type { Context } from "../context.ts";
import { deferred } from "../events/active-event.ts";
import type { BodyKind, Bytes, OperationId, Packed } from "../host.ts";
import type { RemoteError } from "../objects/remote-error.ts";
import { forget, nextOperation, track } from "../operations.ts";
import type { BodySource } from "../web/body-source.ts";
import type { CfProperties } from "../web/cf.ts";
import { type Headers, packHeaders } from "../web/headers.ts";

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
  /** Told to workers and objects, to nobody else. */
  readonly cf: CfProperties;
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
    const packed = checkedText(cf.before(packHeaders(headers)), MAX_HEADERS, "The headers of a request");
    begin({ operation, context, method, url, headers: packed, kind, body });
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

function ignore(): void {
  // A body that was sent needs nothing more.
}
