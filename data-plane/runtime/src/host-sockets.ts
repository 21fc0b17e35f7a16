/**
 * The part of the border that concerns sockets which objects leave with the platform: `acceptWebSocket` and what follows from
 * it. Their connections outlive the instance. `SocketId` names one among those of its object.
 */

import type { BodyKind, Bytes, EventId, ObjectId, Packed } from "./host.ts";

export type SocketId = number;

/** Called by Java. */
export interface SocketEntry {
  /** What the object had set before this instance; after `placeObject`, before the first event. */
  restoreSocketSettings(
    object: ObjectId,
    hasAutoResponse: boolean,
    request: string,
    response: string,
    timeoutMillis: number,
  ): void;

  /**
   * A socket that the object had before this instance, oldest first.
   * @param isClosed whether the object has said its last word on it
   * @param credit that is there for what the object will say
   */
  restoreSocket(
    object: ObjectId,
    socket: SocketId,
    tags: string[],
    hasAttachment: boolean,
    attachment: Bytes,
    isClosed: boolean,
    credit: number,
  ): void;

  /** The far end takes this many bytes more, see `Host.socketFrame`. */
  objectSocketCredit(object: ObjectId, socket: SocketId, bytes: number): void;

  /**
   * Part of a message, as in `socketFrame`. The last one delivers it as an event, which owes no answer, only `eventDone`;
   * those before concern no handler.
   */
  objectSocketMessage(
    event: EventId,
    object: ObjectId,
    socket: SocketId,
    isText: boolean,
    isLast: boolean,
    isWhole: boolean,
    content: Bytes,
  ): void;

  /** An event that owes no answer: the far end says nothing more. `code` as in `socketClose`. */
  objectSocketEnded(
    event: EventId,
    object: ObjectId,
    socket: SocketId,
    code: number,
    reason: string,
    wasClean: boolean,
  ): void;

  /** An event that owes no answer: the connection failed. */
  objectSocketFailed(event: EventId, object: ObjectId, socket: SocketId, message: string): void;
}

/** Called by script. */
export interface SocketHost {
  /** A number for a socket that the object accepts. */
  acceptSocket(object: ObjectId): SocketId;

  /** Instead of `respond`: the answer is the other end of a socket that the event's object has accepted. */
  claimSocket(
    event: EventId,
    headers: Packed,
    socket: SocketId,
    tags: string[],
    hasAttachment: boolean,
    attachment: Bytes,
  ): void;

  /** As `socketFrame` and `socketClose`, for a socket of an object. Held behind the output gate. */
  objectSocketFrame(
    object: ObjectId,
    socket: SocketId,
    isText: boolean,
    isLast: boolean,
    kind: BodyKind,
    content: Bytes,
  ): void;
  objectSocketClose(object: ObjectId, socket: SocketId, code: number, reason: string): void;

  /** Handlers were given this many bytes of what came from the socket; so much more may come. */
  objectSocketTaken(object: ObjectId, socket: SocketId, bytes: number): void;

  /** Keeps bytes with the socket. */
  keepAttachment(object: ObjectId, socket: SocketId, bytes: Bytes): void;

  /** What holds for all sockets of the object. `timeoutMillis` 0: none. */
  setSocketSettings(
    object: ObjectId,
    hasAutoResponse: boolean,
    request: string,
    response: string,
    timeoutMillis: number,
  ): void;

  /** When the platform answered for the object on the socket last, in milliseconds since the epoch; 0: never. */
  autoRespondedAt(object: ObjectId, socket: SocketId): number;

  /** Something that waits for credit must not be lost with the instance: while that is so, the object is not idle. */
  keepAwake(object: ObjectId, isNeeded: boolean): void;
}
