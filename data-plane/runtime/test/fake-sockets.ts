import { BodyKind, type Bytes, type EventId, type ObjectId, type Packed } from "../src/host.ts";
import type { SocketHost, SocketId } from "../src/host-sockets.ts";
import { FakeCrypto } from "./fake-crypto.ts";

/** What objects said about their sockets, in order. */
export type Said = readonly [what: string, ...parameters: unknown[]];

/** Takes what objects say on and about the sockets that they have accepted. */
export class FakeSockets extends FakeCrypto implements SocketHost {
  readonly said: Said[] = [];
  autoResponded = 0;
  #lastSocket = 0;

  acceptSocket(): SocketId {
    return ++this.#lastSocket;
  }

  claimSocket(
    event: EventId,
    _headers: Packed,
    socket: SocketId,
    tags: string[],
    hasAttachment: boolean,
    attachment: Bytes,
  ): void {
    this.said.push(["claim", event, socket, [...tags], hasAttachment ? attachment.toString() : null]);
  }

  objectSocketFrame(
    _object: ObjectId,
    socket: SocketId,
    isText: boolean,
    isLast: boolean,
    kind: BodyKind,
    content: Bytes,
  ): void {
    const length = typeof content === "string" ? content.length : content.byteLength;
    this.said.push(["frame", socket, isText && kind === BodyKind.Text ? content : length, isText, isLast]);
  }

  objectSocketClose(_object: ObjectId, socket: SocketId, code: number, reason: string): void {
    this.said.push(["close", socket, code, reason]);
  }

  objectSocketTaken(_object: ObjectId, socket: SocketId, bytes: number): void {
    this.said.push(["taken", socket, bytes]);
  }

  keepAttachment(_object: ObjectId, socket: SocketId, bytes: Bytes): void {
    this.said.push(["attachment", socket, typeof bytes === "string" ? bytes.length : bytes.byteLength]);
  }

  setSocketSettings(
    _object: ObjectId,
    hasAutoResponse: boolean,
    request: string,
    response: string,
    timeoutMillis: number,
  ): void {
    this.said.push(["settings", hasAutoResponse ? [request, response] : null, timeoutMillis]);
  }

  autoRespondedAt(): number {
    return this.autoResponded;
  }

  keepAwake(_object: ObjectId, isNeeded: boolean): void {
    this.said.push([isNeeded ? "awake" : "may sleep"]);
  }
}
