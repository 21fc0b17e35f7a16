import { isOn } from "../compatibility.ts";
import { type Context, enter } from "../context.ts";
import { reflectApply, resolved, then } from "../primordials.ts";
import { Delivery } from "../sockets/delivery.ts";
import type { ObjectSocket } from "../sockets/object-socket.ts";
import type { Sink } from "../sockets/sink.ts";
import { endedByFarEnd, replyToClose } from "../sockets/web-socket.ts";
import { reportError } from "../web/report-error.ts";
import { isObject } from "../web/webidl.ts";
import type { PlacedObject } from "./placed-object.ts";

const LOST = 1006;
const LOST_REASON = "WebSocket disconnected without sending Close frame.";

type Handler = "webSocketMessage" | "webSocketClose" | "webSocketError";

/** How the far end of a socket ended. */
type End =
  { readonly code: number; readonly reason: string; readonly wasClean: boolean } | { readonly error: Error };

/**
 * Calls a handler of the instance; a class that has none ignores the event. What the handler throws goes to the log.
 *
 * @param done called when the handler has settled
 */
export function callSocketHandler(
  context: Context,
  instance: object,
  name: Handler,
  parameters: unknown[],
  done: () => void,
): void {
  const failed = (error: unknown): void => {
    enter(context);
    reportError(error);
    done();
  };
  let result: unknown;
  try {
    const handler = (instance as Partial<Record<Handler, unknown>>)[name];
    if (typeof handler === "function") {
      result = reflectApply(handler, instance, parameters);
    }
    if (isObject(result)) {
      then(resolved(result), done, failed);
      return;
    }
  } catch (error) {
    failed(error);
    return;
  }
  done();
}

/**
 * Tells the instance that the far end says nothing more. The socket is listed until the handler waits for something; if the
 * handler has not closed it when it is through, the platform does (reference: durable-objects 7.2).
 */
export function socketEnded(
  context: Context,
  { object, instance }: { readonly object: PlacedObject; readonly instance: object },
  end: ObjectSocket,
  how: End,
  done: () => void,
): void {
  const { socket } = end;
  const isLost = "error" in how || how.code === LOST;
  endedByFarEnd(socket);
  if (isLost) {
    end.stop();
  }
  if ("error" in how) {
    callSocketHandler(context, instance, "webSocketError", [socket, how.error], done);
  } else {
    const { code, reason, wasClean } = how;
    callSocketHandler(context, instance, "webSocketClose", [socket, code, reason, wasClean], () => {
      if (isOn("web_socket_auto_reply_to_close")) {
        replyToClose(socket, code, reason);
      }
      done();
    });
  }
  object.sockets.remove(end);
}

/** Calls the handlers for what the other end says when it was accepted in this isolate, without the host's knowing. */
export function localDelivery(object: PlacedObject, context: Context, end: ObjectSocket): Sink {
  const handle = (call: (instance: object) => void): void => {
    const { instance } = object;
    if (instance !== undefined) {
      call(instance);
    }
  };
  const ended = (how: End): void => {
    handle((instance) => {
      socketEnded(context, { object, instance }, end, how, () => undefined);
    });
  };
  return new Delivery(context, {
    message(message) {
      const data = typeof message === "string" ? message : message.buffer;
      handle((instance) => {
        callSocketHandler(context, instance, "webSocketMessage", [end.socket, data], () => undefined);
      });
    },
    close(code, reason) {
      ended({ code, reason, wasClean: true });
    },
    lost() {
      ended({ code: LOST, reason: LOST_REASON, wasClean: false });
    },
  });
}
