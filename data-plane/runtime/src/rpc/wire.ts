import { fromHost, toHost } from "../border/bytes.ts";
import { host } from "../border/host-ref.ts";
import { type Context, enter } from "../context.ts";
import { BodyKind, type Bytes } from "../host.ts";
import { SafeMap, deferred } from "../primordials.ts";
import { IncomingFrames, OutgoingFrames } from "./frames.ts";

const INITIAL_CREDIT = 262_144;
const MAX_PART = 65_536;
const GRANT_AFTER = 65_536;

/** What a session needs of that which carries its messages. */
export interface Wire {
  /** @param frame a message with its length in front */
  send(frame: Uint8Array): void;
  /** Keeps messages back until `uncork`. */
  cork(): void;
  uncork(): void;
  /** Nothing more is sent, and nothing is heard any more. */
  end(): void;
}

/** Takes what arrives. */
export interface Receiver {
  /** Whether what arrives could settle anything. */
  readonly isAwaited: boolean;
  /** @param isAdmitted whether it has passed the input gate already */
  receive(message: Uint8Array, isAdmitted: boolean): void;
  /** There will be nothing more. Without a reason, the other end had nothing more to say. */
  lost(reason: Error | undefined): void;
}

/** What differs between the end that opens a session and the one that answers. */
export interface WireEnd {
  /** Sends the first bytes; `isWhole`: there will be no others. Returns the credit that it took. */
  begin(bytes: Uint8Array, isWhole: boolean): number;
  /** Tells the host that the session has ended; called once, unless the host knows. */
  end(): void;
  /** As `end`, because what was heard makes no sense. */
  abort(): void;
}

/**
 * An exchange of the link that carries the messages of a session, as bytes in both directions: as much as the other end has
 * given credit for, and the other end gets credit for what was taken here.
 */
export class ExchangeWire implements Wire {
  readonly context: Context;
  readonly #stream: number;
  readonly #end: WireEnd;
  readonly #out = new OutgoingFrames();
  readonly #in = new IncomingFrames();
  #receiver: Receiver | undefined;
  #early: Bytes[] | undefined;
  #credit = INITIAL_CREDIT;
  #corks = 0;
  #hasBegun = false;
  #isEnding = false;
  #isOver = false;
  #ungranted = 0;
  #onDrained: (() => void) | undefined;

  /** @param stream as in `host.ts` */
  constructor(stream: number, context: Context, end: WireEnd) {
    this.#stream = stream;
    this.context = context;
    this.#end = end;
    open.set(stream, this);
  }

  /** Whether what arrives could settle anything. */
  get isAwaited(): boolean {
    return this.#receiver?.isAwaited === true;
  }

  /** Who takes what arrives; what came earlier waits for `receiveOpening`. */
  set receiver(receiver: Receiver) {
    this.#receiver = receiver;
  }

  /** Hands over the opening, whose first message has passed the input gate, and what came after it before there was a receiver. */
  receiveOpening(opening: Bytes): void {
    this.arriveWithHead(opening, true);
    const early = this.#early;
    this.#early = undefined;
    for (const bytes of early ?? []) {
      this.arrive(bytes);
    }
  }

  /** Whether everything that was said has left. */
  get isDrained(): boolean {
    return this.#isOver || (this.#hasBegun && this.#out.length === 0);
  }

  /** Everything that was said has left, or will never leave. */
  whenDrained(): Promise<undefined> {
    const { promise, resolve } = deferred<undefined>();
    this.#onDrained = () => {
      resolve(undefined);
    };
    return promise;
  }

  send(frame: Uint8Array): void {
    if (!this.#isOver && !this.#isEnding) {
      this.#out.push(frame);
      this.#pump();
    }
  }

  cork(): void {
    this.#corks++;
  }

  uncork(): void {
    this.#corks--;
    this.#pump();
  }

  end(): void {
    if (!this.#isOver && !this.#isEnding) {
      this.#isEnding = true;
      this.#pump();
    }
  }

  /** The session is over for the host: nothing is said or heard any more. */
  forget(): void {
    this.#isOver = true;
    open.delete(this.#stream);
    this.#onDrained?.();
  }

  addCredit(bytes: number): void {
    this.#credit += bytes;
    this.#pump();
  }

  /** Takes what came with the opening, whose first message has passed the input gate, or with the answer to it. */
  arriveWithHead(bytes: Bytes, isAdmitted: boolean): void {
    this.#take(fromHost(bytes), isAdmitted);
  }

  arrive(bytes: Bytes): void {
    if (this.#receiver === undefined) {
      (this.#early ??= []).push(bytes);
      return;
    }
    const content = fromHost(bytes);
    this.#take(content, false);
    if (!this.#isOver) {
      this.#grant(content.length);
    }
  }

  /** The other end, or the way to it, is gone. */
  lost(reason: Error | undefined): void {
    if (!this.#isOver) {
      this.forget();
      enter(this.context);
      this.#receiver?.lost(reason);
    }
  }

  #take(content: Uint8Array, isAdmitted: boolean): void {
    let admitted = isAdmitted;
    enter(this.context);
    try {
      this.#in.push(content, (message) => {
        this.#receiver?.receive(message, admitted);
        admitted = false;
      });
    } catch {
      this.#end.abort();
      this.lost(new Error("Network connection lost."));
    }
  }

  #pump(): void {
    if (this.#corks > 0 || this.#isOver) {
      return;
    }
    if (!this.#hasBegun) {
      this.#hasBegun = true;
      const isWhole = this.#isEnding;
      const first = this.#out.take(isWhole ? this.#out.length : MAX_PART);
      if (isWhole) {
        this.forget();
      }
      this.#credit -= this.#end.begin(first, isWhole);
    }
    while (!this.#isOver && this.#out.length > 0 && this.#credit > 0) {
      const part = this.#out.take(Math.min(MAX_PART, this.#credit));
      this.#credit -= part.length;
      host().bodyChunk(this.#stream, toHost(part));
    }
    if (!this.#isOver && this.#out.length === 0) {
      this.#onDrained?.();
      this.#onDrained = undefined;
      if (this.#isEnding) {
        this.forget();
        this.#end.end();
      }
    }
  }

  #grant(bytes: number): void {
    this.#ungranted += bytes;
    if (this.#ungranted >= GRANT_AFTER) {
      host().bodyCredit(this.#stream, this.#ungranted);
      this.#ungranted = 0;
    }
  }
}

const open = new SafeMap<number, ExchangeWire>();

export function sessionWire(stream: number): ExchangeWire | undefined {
  return open.get(stream);
}

/** The answer to the opening of a session has come. */
export function sessionAnswered(wire: ExchangeWire, kind: BodyKind, body: Bytes | number): void {
  if (kind === BodyKind.Stream) {
    return;
  }
  if (kind !== BodyKind.None) {
    wire.arriveWithHead(body as Bytes, false);
  }
  wire.lost(undefined);
}

export function countSessions(matches: (context: Context) => boolean): number {
  let count = 0;
  open.forEach(({ isAwaited, context }) => {
    count += isAwaited && matches(context) ? 1 : 0;
  });
  return count;
}

/** Forgets sessions without telling the host or the other end. */
export function forgetSessions(matches: (context: Context) => boolean): void {
  open.forEach((wire) => {
    if (matches(wire.context)) {
      wire.forget();
    }
  });
}
