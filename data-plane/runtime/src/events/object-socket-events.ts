import { type Context, enter } from "../context.ts";
import type { Bytes, EventId, ObjectId } from "../host.ts";
import type { SocketId } from "../host-sockets.ts";
import { placedObject } from "../objects/placed-object.ts";
import { callSocketHandler, socketEnded } from "../objects/socket-handlers.ts";
import type { ObjectSocket } from "../sockets/object-socket.ts";
import { ActiveEvent } from "./active-event.ts";

/** Takes part of a message; the last one makes it an event. */
export function deliverSocketMessage(
  id: EventId,
  object: ObjectId,
  socket: SocketId,
  isText: boolean,
  isLast: boolean,
  isWhole: boolean,
  content: Bytes,
): void {
  const message = placedObject(object).sockets.find(socket)?.arrive(isText, isLast, isWhole, content);
  if (isLast) {
    deliver(id, object, socket, (event, instance, end, done) => {
      if (message === undefined) {
        done();
        return;
      }
      const data = typeof message === "string" ? message : message.buffer;
      callSocketHandler(event, instance, "webSocketMessage", [end.socket, data], done);
      end.taken();
    });
  }
}

/** The far end says nothing more. */
export function deliverSocketEnd(
  id: EventId,
  object: ObjectId,
  socket: SocketId,
  code: number,
  reason: string,
  wasClean: boolean,
): void {
  deliver(id, object, socket, (event, instance, end, done) => {
    socketEnded(event, { object: placedObject(object), instance }, end, { code, reason, wasClean }, done);
  });
}

/** The connection failed. */
export function deliverSocketFailure(id: EventId, object: ObjectId, socket: SocketId, message: string): void {
  deliver(id, object, socket, (event, instance, end, done) => {
    socketEnded(event, { object: placedObject(object), instance }, end, { error: new Error(message) }, done);
  });
}

type Run = (event: Context, instance: object, end: ObjectSocket, done: () => void) => void;

/** Makes an event that owes no answer; it is over when the handler has settled, or when the socket is gone already. */
function deliver(id: EventId, object: ObjectId, socket: SocketId, run: Run): void {
  const event = new ActiveEvent(id, object);
  enter(event);
  const target = placedObject(object);
  target.deliver(event, (instance) => {
    const end = target.sockets.find(socket);
    const done = (): void => {
      event.release();
    };
    if (end === undefined) {
      done();
    } else {
      run(event, instance, end, done);
    }
  });
}
