import { describe } from "../border/describe.ts";
import { MAX_HEADERS, checkedText, checkedWord } from "../border/limits.ts";
import { host } from "../border/host-ref.ts";
import { OutgoingBody, headOf } from "../border/outgoing-body.ts";
import { SocketWire } from "../border/socket-wire.ts";
import { BodyKind, type Packed } from "../host.ts";
import { type WebSocket, useInResponse } from "../sockets/web-socket.ts";
import { readerOf } from "../web/body-source.ts";
import { takeBodySource } from "../web/body.ts";
import { packHeaders } from "../web/headers.ts";
import { Response, isEncoded } from "../web/response.ts";
import type { ActiveEvent } from "./active-event.ts";

/** In front of the header fields: the program has encoded the body itself. */
const ENCODED = ":encoded\n";

export type FailureKind = "threw" | "no-handler";

/**
 * Answers with what a handler returned; anything but a usable Response fails the event. `promised` tells whether a promise
 * brought it.
 */
export function answer(event: ActiveEvent, result: unknown, promised: boolean): void {
  let prepared: Prepared;
  try {
    prepared = prepare(event, result, promised);
  } catch (error) {
    failEvent(event, "threw", error);
    return;
  }
  if (event.claimAnswer()) {
    prepared.send();
    event.release();
  } else {
    prepared.discard();
  }
}

function prepareSocket(event: ActiveEvent, socket: WebSocket, statusText: string, headers: Packed): Prepared {
  if (!event.wantsSocket) {
    throw new TypeError(
      'Worker tried to return a WebSocket in a response to a request which did not contain the header "Upgrade: websocket".',
    );
  }
  const handOver = useInResponse(socket);
  const { objectEnd } = handOver;
  if (objectEnd !== undefined) {
    if (objectEnd.object !== event.object) {
      throw new TypeError("Can't return a WebSocket whose other end another Durable Object has accepted.");
    }
    return {
      send() {
        objectEnd.claim(event.event, headers);
        handOver.coupleObjectEnd();
      },
      discard() {
        handOver.drop();
      },
    };
  }
  return {
    send() {
      const passed = handOver.passed();
      if (passed !== undefined) {
        host().passSocket(event.event, headers, passed);
        return;
      }
      host().respond(event.event, 101, statusText, headers, BodyKind.None, "", false);
      event.hold();
      const wire = new SocketWire(event.event, event, () => {
        event.release();
      });
      event.onCancel = () => {
        wire.breakOff();
      };
      handOver.couple(wire);
    },
    discard() {
      handOver.drop();
    },
  };
}

interface Prepared {
  send(): void;
  /** Nobody waits for it any more. */
  discard(): void;
}

/** Says whether it did: an event that was answered cannot fail any more. */
export function failEvent(event: ActiveEvent, kind: FailureKind, error: unknown): boolean {
  if (!event.claimAnswer()) {
    return false;
  }
  const { name, message, stack } = describe(error);
  host().fail(event.event, kind, name, message, stack);
  event.release();
  return true;
}

function prepare(event: ActiveEvent, result: unknown, promised: boolean): Prepared {
  if (!(result instanceof Response)) {
    throw new TypeError(
      promised
        ? "Incorrect type for Promise: the Promise did not resolve to 'Response'."
        : "Callback returned incorrect type; expected 'Promise'",
    );
  }
  if (result.type === "error") {
    throw new TypeError(
      "Return value from serve handler must not be an error response (like Response.error())",
    );
  }
  const { status } = result;
  const statusText = checkedWord(result.statusText, "A status text");
  const headers = checkedText(packHeaders(result.headers), MAX_HEADERS, "The headers of a response");
  if (result.webSocket !== null) {
    return prepareSocket(event, result.webSocket, statusText, headers);
  }
  const { kind, body, rest } = headOf(takeBodySource(result));
  const fields = isEncoded(result) ? `${ENCODED}${headers === "" ? "" : "\n"}${headers}` : headers;
  const send = (): void => {
    const isDone = kind !== BodyKind.Stream && event.endsWithAnswer();
    host().respond(event.event, status, statusText, fields, kind, body, isDone);
    if (kind === BodyKind.Stream && rest !== undefined) {
      event.hold();
      const outgoing = new OutgoingBody(event.event, event, () => {
        event.release();
      });
      event.onCancel = () => {
        outgoing.stop();
      };
      outgoing.send(rest);
    }
  };
  return {
    send,
    discard: () => rest !== undefined && !(rest instanceof Uint8Array) && readerOf(rest).cancel(),
  };
}
