import { readFileSync } from "node:fs";
import { createHash, createHmac, randomBytes } from "node:crypto";
import { domainToASCII } from "node:url";
import { type Context, compileFunction } from "node:vm";
import { FakeCodecs } from "./fake-codecs.ts";
import {
  BodyKind,
  type Bytes,
  type Evaluate,
  type EventId,
  type Host,
  type ObjectId,
  type OperationId,
  type Packed,
  type PlatformScript,
} from "../src/host.ts";
import { FakeStorage } from "./fake-storage.ts";

export interface Answer {
  readonly status: number;
  readonly statusText: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly kind: BodyKind;
  readonly text: string;
}

export interface Failed {
  readonly failure: {
    readonly kind: string;
    readonly name: string;
    readonly message: string;
    readonly stack: string;
  };
}

export interface LogLine {
  readonly level: string;
  readonly text: string;
  readonly object: ObjectId;
  readonly event: EventId;
}

export type Outcome = Answer | Failed;

export interface OutsideRequest {
  readonly operation: OperationId;
  readonly event: EventId;
  readonly caller: ObjectId;
  /** Which cache is asked; absent for a request to the outside. */
  readonly cache?: string;
  readonly kept?: { readonly status: number; readonly headers: ReadonlyMap<string, string> } | undefined;
  readonly method: string;
  readonly url: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly kind: BodyKind;
  readonly body: Bytes | number;
}

export type SentFrame =
  | { readonly stream: number; readonly isText: boolean; readonly isLast: boolean; readonly bytes: Buffer }
  | { readonly stream: number; readonly code: number; readonly reason: string };

interface Waiting {
  resolve(outcome: Outcome): void;
  answer?: Omit<Answer, "text">;
  chunks: Buffer[];
}

export function toBuffer(bytes: Bytes): Buffer {
  return typeof bytes === "string" ? Buffer.from(bytes, "latin1") : Buffer.from(bytes.slice(0));
}

export function unpack(packed: Packed): Map<string, string> {
  const parts = packed === "" ? [] : packed.split("\n");
  const headers = new Map<string, string>();
  for (let i = 0; i < parts.length; i += 2) {
    headers.set(parts[i] as string, parts[i + 1] as string);
  }
  return headers;
}

interface Placed {
  readonly className: string;
  readonly name: string | undefined;
  readonly isSqlite: boolean;
  isKnown: boolean;
  isRunning: boolean;
  /** Those of the present instance, ended ones included. */
  readonly events: EventId[];
}

/** A host with storage in memory, real timers, and objects in the same isolate. */
export class FakeHost extends FakeStorage implements Host {
  namesHashed = 0;
  /** Where platform scripts are compiled. */
  context: Context | undefined;
  /** Platform scripts that were asked for. */
  readonly scripts: PlatformScript[] = [];
  readonly logs: LogLine[] = [];
  readonly thrownErrors: {
    name: string;
    message: string;
    stack: string;
    object: ObjectId;
    event: EventId;
  }[] = [];
  /** What sessions called first. */
  readonly methods: [EventId, string][] = [];
  readonly done: EventId[] = [];
  readonly calls: {
    namespaceId: string;
    caller: ObjectId;
    url: string;
    name: string;
    operation: OperationId;
  }[] = [];
  readonly granted = new Map<number, number>();
  readonly stopped: number[] = [];
  readonly aborted: { object: ObjectId; message: string; retryAlarm: boolean }[] = [];
  readonly cancelledCalls: OperationId[] = [];
  readonly codecs = new FakeCodecs();
  /** Where calls go: by default to an object of the class in this isolate. */
  route: (namespaceId: string, id: string, name: string) => ObjectId = () => 0;
  readonly #objects = new Map<ObjectId, Placed>();
  readonly #waiting = new Map<EventId, Waiting>();
  readonly #timers = new Map<OperationId, NodeJS.Timeout>();
  readonly #callEvents = new Map<EventId, OperationId>();
  #nextEvent = 1000;

  expect(event: EventId): Promise<Outcome> {
    return new Promise((resolve) => {
      this.#waiting.set(event, { resolve, chunks: [] });
    });
  }

  respond(
    event: EventId,
    status: number,
    statusText: string,
    headers: Packed,
    kind: BodyKind,
    body: Bytes | number,
    isDone: boolean,
  ): void {
    if (isDone) {
      this.eventDone(event);
    }
    const operation = this.#callEvents.get(event);
    if (operation !== undefined) {
      setImmediate(() => {
        this.entry.settleCall(operation, status, statusText, headers, kind, body);
      });
      return;
    }
    const waiting = this.#waiting.get(event);
    if (waiting === undefined) {
      throw new Error(`nobody waits for event ${event}`);
    }
    const answer = { status, statusText, headers: unpack(headers), kind };
    if (kind === BodyKind.Stream) {
      waiting.answer = answer;
      return;
    }
    const text =
      kind === BodyKind.None
        ? ""
        : kind === BodyKind.Text
          ? (body as string)
          : toBuffer(body as Bytes).toString();
    waiting.resolve({ ...answer, text });
  }

  fail(event: EventId, kind: string, name: string, message: string, stack: string): void {
    const operation = this.#callEvents.get(event);
    if (operation !== undefined) {
      setImmediate(() => {
        this.entry.failCall(operation, name, message, kind === "reset" ? 8 : 1);
      });
      return;
    }
    this.#waiting.get(event)?.resolve({ failure: { kind, name, message, stack } });
  }

  eventDone(event: EventId): void {
    this.done.push(event);
  }

  call(
    operation: OperationId,
    _event: EventId,
    caller: ObjectId,
    namespaceId: string,
    id: string,
    _hasName: boolean,
    name: string,
    method: string,
    url: string,
    headers: Packed,
    kind: BodyKind,
    body: Bytes | number,
  ): void {
    this.calls.push({ namespaceId, caller, url, name, operation });
    const event = this.#nextEvent++;
    this.#callEvents.set(event, operation);
    const object = this.route(namespaceId, id, name);
    setImmediate(() => {
      this.deliver(object, event, () => {
        this.entry.dispatchFetch(event, object, method, url, headers, kind, body);
      });
    });
  }

  /** Service bindings lead to the isolate's own entrypoint of the binding's name. */
  callService(
    operation: OperationId,
    _event: EventId,
    caller: ObjectId,
    hasBinding: boolean,
    binding: string,
    entrypoint: string,
    props: string,
    method: string,
    url: string,
    headers: Packed,
    kind: BodyKind,
    body: Bytes | number,
  ): void {
    this.calls.push({ namespaceId: "", caller, url, name: binding, operation });
    const event = this.#nextEvent++;
    this.#callEvents.set(event, operation);
    const target = hasBinding ? binding : entrypoint;
    setImmediate(() => {
      this.entry.dispatchService(event, target, props, method, url, headers, kind, body);
    });
  }

  openSession(
    operation: OperationId,
    _event: EventId,
    caller: ObjectId,
    namespaceId: string,
    id: string,
    _hasName: boolean,
    name: string,
    opening: Bytes,
  ): void {
    this.calls.push({ namespaceId, caller, url: "", name, operation });
    const object = this.route(namespaceId, id, name);
    this.#beginSession(operation, object, "", "", opening);
  }

  openServiceSession(
    operation: OperationId,
    _event: EventId,
    caller: ObjectId,
    hasBinding: boolean,
    binding: string,
    entrypoint: string,
    props: string,
    opening: Bytes,
  ): void {
    this.calls.push({ namespaceId: "", caller, url: "", name: binding, operation });
    this.#beginSession(operation, 0, hasBinding ? binding : entrypoint, props, opening);
  }

  #beginSession(
    operation: OperationId,
    object: ObjectId,
    entrypoint: string,
    props: string,
    opening: Bytes,
  ): void {
    const event = this.#nextEvent++;
    this.#callEvents.set(event, operation);
    const copy = toBuffer(opening).toString("latin1");
    this.openings.push(copy);
    setImmediate(() => {
      this.deliver(object, event, () => {
        this.entry.dispatchSession(event, object, entrypoint, props, copy);
      });
    });
  }

  /** First bytes of sessions. */
  readonly openings: string[] = [];
  /** While true, nothing enters objects by itself; `admitWaiting` lets it in. */
  isGateShut = false;
  readonly #waitingAtGate: OperationId[] = [];

  admit(operation: OperationId): boolean {
    if (this.isGateShut) {
      this.#waitingAtGate.push(operation);
    }
    return !this.isGateShut;
  }

  /** How much waits to enter objects. */
  get waitingAtGate(): number {
    return this.#waitingAtGate.length;
  }

  admitWaiting(): void {
    this.isGateShut = false;
    for (const operation of this.#waitingAtGate.splice(0)) {
      this.entry.settleNumber(operation, 0);
    }
  }

  currentSection(): number {
    return 1;
  }

  /** The real host never returns from here; what runs afterwards is ignored. */
  abortEvent(event: EventId, message: string): void {
    this.#waiting.get(event)?.resolve({ failure: { kind: "threw", name: "Error", message, stack: "" } });
  }

  /** Answers requests to the outside and to caches. */
  outside: (request: OutsideRequest) => void = ({ operation }) => {
    this.entry.failCall(operation, "Error", "Network connection lost.", 2);
  };
  readonly frames: SentFrame[] = [];
  readonly passed: { event: EventId; operation: OperationId }[] = [];

  callOutside(
    operation: OperationId,
    event: EventId,
    caller: ObjectId,
    method: string,
    url: string,
    headers: Packed,
    kind: BodyKind,
    body: Bytes | number,
  ): void {
    const request = { operation, event, caller, method, url, headers: unpack(headers), kind, body };
    setImmediate(() => {
      this.outside(request);
    });
  }

  callCache(
    operation: OperationId,
    event: EventId,
    caller: ObjectId,
    cache: string,
    hasKept: boolean,
    keptStatus: number,
    _keptStatusText: string,
    keptHeaders: Packed,
    method: string,
    url: string,
    headers: Packed,
    kind: BodyKind,
    body: Bytes | number,
  ): void {
    const kept = hasKept ? { status: keptStatus, headers: unpack(keptHeaders) } : undefined;
    const request = {
      operation,
      event,
      caller,
      cache,
      kept,
      method,
      url,
      headers: unpack(headers),
      kind,
      body,
    };
    setImmediate(() => {
      this.outside(request);
    });
  }

  passSocket(event: EventId, _headers: Packed, operation: OperationId): void {
    this.passed.push({ event, operation });
  }

  socketFrame(stream: number, isText: boolean, isLast: boolean, kind: BodyKind, content: Bytes): void {
    const bytes = kind === BodyKind.Text ? Buffer.from(content as string) : toBuffer(content);
    this.frames.push({ stream, isText, isLast, bytes });
  }

  socketClose(stream: number, code: number, reason: string): void {
    this.frames.push({ stream, code, reason });
  }

  cancelCall(operation: OperationId): void {
    this.cancelledCalls.push(operation);
    const event = this.#otherEnd(-operation);
    if (event >= 0) {
      setImmediate(() => {
        this.entry.cancelEvent(event);
      });
    }
  }

  bodyChunk(stream: number, bytes: Bytes): void {
    const waiting = this.#waiting.get(stream);
    if (waiting === undefined) {
      const [to, copy] = [this.#otherEnd(stream), toBuffer(bytes).toString("latin1")];
      setImmediate(() => {
        this.entry.bodyChunk(to, copy);
      });
      return;
    }
    const chunk = toBuffer(bytes);
    waiting.chunks.push(chunk);
    setImmediate(() => {
      this.entry.bodyCredit(stream, chunk.length);
    });
  }

  bodyEnd(stream: number): void {
    const waiting = this.#waiting.get(stream);
    if (waiting === undefined) {
      const to = this.#otherEnd(stream);
      setImmediate(() => {
        this.entry.bodyEnd(to);
      });
    } else if (waiting.answer !== undefined) {
      waiting.resolve({ ...waiting.answer, text: Buffer.concat(waiting.chunks).toString() });
    }
  }

  bodyAbort(stream: number, reason: string): void {
    this.#waiting.get(stream)?.resolve({ failure: { kind: "abort", name: "", message: reason, stack: "" } });
  }

  bodyCredit(stream: number, bytes: number): void {
    this.granted.set(stream, (this.granted.get(stream) ?? 0) + bytes);
    const to = this.#otherEnd(stream);
    if (to !== stream) {
      setImmediate(() => {
        this.entry.bodyCredit(to, bytes);
      });
    }
  }

  bodyStop(stream: number): void {
    this.stopped.push(stream);
  }

  /** Requests and responses between an event of a call and its operation. */
  #otherEnd(stream: number): number {
    if (stream >= 0) {
      const operation = this.#callEvents.get(stream);
      return operation === undefined ? stream : -operation;
    }
    for (const [event, operation] of this.#callEvents) {
      if (operation === -stream) {
        return event;
      }
    }
    return stream;
  }

  idFromName(namespaceId: string, name: string, jurisdiction: string): string {
    this.namesHashed++;
    const text = jurisdiction === "" ? name : `${jurisdiction}\0${name}`;
    const first = createHmac("sha256", key(namespaceId)).update(text).digest().subarray(0, 16);
    return derived(namespaceId, first, jurisdiction);
  }

  idFromString(namespaceId: string, text: string): string {
    if (!/^[0-9a-f]{64}$/i.test(text)) {
      throw new Error("Invalid Durable Object ID: must be 64 hex digits");
    }
    const lower = text.toLowerCase();
    const first = Buffer.from(lower.slice(0, 32), "hex");
    const jurisdiction = ["", "eu", "us"].find((one) => derived(namespaceId, first, one) === lower);
    if (jurisdiction === undefined) {
      throw new Error("Durable Object ID is not valid for this namespace.");
    }
    return lower + jurisdiction;
  }

  newUniqueId(namespaceId: string, jurisdiction: string): string {
    if (!["", "eu", "us"].includes(jurisdiction)) {
      throw new Error(`There is no jurisdiction "${jurisdiction}".`);
    }
    return derived(namespaceId, randomBytes(16), jurisdiction);
  }

  /** The real host never returns from here; what runs afterwards is ignored. */
  importModule(operation: number, _referrer: string, specifier: string): void {
    this.entry.failImport(operation, "Error", `No such module "${specifier}".`);
  }

  abortObject(object: ObjectId, message: string, retryAlarm: boolean): void {
    this.aborted.push({ object, message, retryAlarm });
    this.entry.dropObject(object);
  }

  failObject(object: ObjectId, name: string, message: string, stack: string): void {
    this.abortObject(object, message, true);
    this.forgetGate(object);
    const placed = this.#objects.get(object);
    if (placed !== undefined) {
      placed.isKnown = false;
      placed.isRunning = false;
      for (const event of placed.events.splice(0)) {
        this.fail(event, "reset", name, message, stack);
      }
    }
  }

  /** Makes an object known; its first event makes the instance. */
  place(object: ObjectId, className: string, name: string | undefined, isSqlite: boolean): void {
    const placed = { className, name, isSqlite, isKnown: false, isRunning: false, events: [] };
    this.#objects.set(object, placed);
    this.#makeKnown(object, placed);
  }

  /** Delivers an event as the real host does: through the gate of the object, 0 for none. */
  deliver(object: ObjectId, event: EventId, dispatch: () => void): void {
    const placed = this.#objects.get(object);
    if (placed === undefined) {
      dispatch();
      return;
    }
    placed.events.push(event);
    this.#makeKnown(object, placed);
    if (!placed.isRunning) {
      placed.isRunning = true;
      this.entry.constructObject(object, event);
    }
    if (placed.events.includes(event)) {
      this.enterGate(object, dispatch);
    }
  }

  #makeKnown(object: ObjectId, placed: Placed): void {
    if (!placed.isKnown) {
      placed.isKnown = true;
      const { className, name, isSqlite } = placed;
      this.entry.placeObject(object, className, "ab".repeat(32), name !== undefined, name ?? "", isSqlite);
    }
  }

  startTimer(operation: OperationId, delayMillis: number): void {
    const fire = (): void => {
      this.#timers.delete(operation);
      this.entry.fireTimer(operation);
    };
    this.#timers.set(operation, setTimeout(fire, Math.min(delayMillis, 2 ** 31 - 1)));
  }

  cancelTimer(operation: OperationId): void {
    clearTimeout(this.#timers.get(operation));
    this.#timers.delete(operation);
  }

  get timerCount(): number {
    return this.#timers.size;
  }

  /** Stops what would keep the test's process alive. */
  close(): void {
    for (const timer of this.#timers.values()) {
      clearTimeout(timer);
    }
    this.#timers.clear();
  }

  log(level: string, message: string, object: ObjectId, event: EventId): void {
    const values = JSON.parse(message) as unknown[];
    const text = values.map((value) => (typeof value === "string" ? value : JSON.stringify(value))).join(" ");
    this.logs.push({ level, text, object, event });
  }

  thrown(name: string, message: string, stack: string, object: ObjectId, event: EventId): void {
    this.thrownErrors.push({ name, message, stack, object, event });
  }

  called(event: EventId, method: string): void {
    this.methods.push([event, method]);
  }

  utf8Encode(text: string): ArrayBuffer {
    return new Uint8Array(Buffer.from(text)).buffer;
  }

  /** What Node's decoder holds back is found by asking for less. */
  legacyDecode(bytes: Bytes, encoding: string, fatal: boolean, last: boolean): string {
    const buffer = toBuffer(bytes);
    const whole = new TextDecoder(encoding, { fatal });
    const text = whole.decode(buffer, { stream: !last });
    const left = last ? 0 : leftOver(buffer, encoding, text);
    return String.fromCharCode(left) + text;
  }

  codecOpen(format: string, decompress: boolean): number {
    return this.codecs.open(format, decompress);
  }

  codecPush(codec: number, bytes: Bytes, last: boolean): void {
    this.codecs.push(codec, toBuffer(bytes), last);
  }

  codecPull(codec: number): Bytes {
    return this.codecs.pull(codec).toString("latin1");
  }

  codecClose(codec: number): void {
    this.codecs.close(codec);
  }

  platformScript(name: PlatformScript): Evaluate {
    this.scripts.push(name);
    const source = readFileSync(new URL(`../dist/scripts/${name}.js`, import.meta.url), "utf8");
    return compileFunction(source, ["internals", "require"], {
      filename: `holdfast:runtime/${name}`,
      ...(this.context === undefined ? {} : { parsingContext: this.context }),
    }) as Evaluate;
  }

  htmlRewriterModule(): ArrayBuffer {
    return new Uint8Array(readFileSync(new URL("../dist/html-rewriter.wasm", import.meta.url))).buffer;
  }

  randomBytes(count: number): ArrayBuffer {
    return new Uint8Array(randomBytes(count)).buffer;
  }

  domainToAscii(host: string): string {
    return domainToASCII(host);
  }

  now(): number {
    return performance.timeOrigin + performance.now();
  }
}

/** How many bytes at the end make no character yet. */
function leftOver(buffer: Buffer, encoding: string, text: string): number {
  for (let left = 0; left < 4 && left < buffer.length; left++) {
    if (new TextDecoder(encoding).decode(buffer.subarray(0, buffer.length - left)) === text) {
      return left;
    }
  }
  return buffer.length;
}

function key(namespaceId: string): Buffer {
  return createHash("sha256").update(namespaceId).digest();
}

function derived(namespaceId: string, base: Buffer, jurisdiction: string): string {
  const check = createHmac("sha256", key(namespaceId))
    .update(base)
    .update(jurisdiction)
    .digest()
    .subarray(0, 16);
  return Buffer.concat([base, check]).toString("hex");
}
