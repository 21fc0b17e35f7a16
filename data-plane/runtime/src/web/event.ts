import { asInterface } from "./webidl.ts";
import type { EventTarget } from "./event-target.ts";

export interface EventInit {
  readonly bubbles?: boolean;
  readonly cancelable?: boolean;
  readonly composed?: boolean;
}

/** What a target does to the event that it dispatches. */
export interface Dispatch {
  /** Undefined until there is one, as on Workers. */
  target: EventTarget | undefined;
  phase: number;
  stopped: boolean;
}

export let dispatchOf: (event: Event) => Dispatch;

/** https://dom.spec.whatwg.org/#interface-event, without a tree to travel. */
export class Event {
  static readonly NONE = 0;
  static readonly CAPTURING_PHASE = 1;
  static readonly AT_TARGET = 2;
  static readonly BUBBLING_PHASE = 3;

  readonly #type: string;
  readonly #bubbles: boolean;
  readonly #cancelable: boolean;
  readonly #composed: boolean;
  readonly #timeStamp = Date.now();
  #defaultPrevented = false;
  #propagationStopped = false;
  readonly #dispatch: Dispatch = { target: undefined, phase: 0, stopped: false };

  static {
    dispatchOf = (event) => event.#dispatch;
  }

  constructor(type: string, init?: EventInit) {
    if (arguments.length === 0) {
      throw new TypeError("Failed to construct 'Event': constructor parameter 1 is not of type 'string'.");
    }
    this.#type = `${type}`;
    this.#bubbles = Boolean(init?.bubbles);
    this.#cancelable = Boolean(init?.cancelable);
    this.#composed = Boolean(init?.composed);
  }

  get type(): string {
    return this.#type;
  }
  get bubbles(): boolean {
    return this.#bubbles;
  }
  get cancelable(): boolean {
    return this.#cancelable;
  }
  get composed(): boolean {
    return this.#composed;
  }
  get timeStamp(): number {
    return this.#timeStamp;
  }
  get isTrusted(): boolean {
    return false;
  }
  get target(): EventTarget | undefined {
    return this.#dispatch.target;
  }
  get srcElement(): EventTarget | undefined {
    return this.#dispatch.target;
  }
  /** Stays after the dispatch, as on Workers. */
  get currentTarget(): EventTarget | undefined {
    return this.#dispatch.target;
  }
  get eventPhase(): number {
    return this.#dispatch.phase;
  }
  get defaultPrevented(): boolean {
    return this.#defaultPrevented;
  }
  get returnValue(): boolean {
    return !this.#defaultPrevented;
  }
  get cancelBubble(): boolean {
    return this.#propagationStopped;
  }
  set cancelBubble(value: boolean) {
    this.#propagationStopped ||= Boolean(value);
  }

  composedPath(): EventTarget[] {
    const { target, phase } = this.#dispatch;
    return target === undefined || phase === 0 ? [] : [target];
  }

  /** Works for every event, as on Workers. */
  preventDefault(): void {
    this.#defaultPrevented = true;
  }

  stopPropagation(): void {
    this.#propagationStopped = true;
  }

  stopImmediatePropagation(): void {
    this.#propagationStopped = true;
    this.#dispatch.stopped = true;
  }
}
asInterface(Event);
for (const [i, name] of ["NONE", "CAPTURING_PHASE", "AT_TARGET", "BUBBLING_PHASE"].entries()) {
  Object.defineProperty(Event.prototype, name, { value: i, enumerable: true });
}

export class CustomEvent extends Event {
  readonly #detail: unknown;

  constructor(type: string, init?: EventInit & { detail?: unknown }) {
    super(type, init);
    this.#detail = init?.detail;
  }

  get detail(): unknown {
    return this.#detail;
  }
}
asInterface(CustomEvent);

interface ErrorEventInit extends EventInit {
  readonly message?: string;
  readonly filename?: string;
  readonly lineno?: number;
  readonly colno?: number;
  readonly error?: unknown;
}

export class ErrorEvent extends Event {
  readonly #init: ErrorEventInit;

  constructor(type: string, init: ErrorEventInit = {}) {
    super(type, init);
    this.#init = { ...init };
  }

  get message(): string {
    return `${this.#init.message ?? ""}`;
  }
  get filename(): string {
    return `${this.#init.filename ?? ""}`;
  }
  get lineno(): number {
    return Number(this.#init.lineno ?? 0);
  }
  get colno(): number {
    return Number(this.#init.colno ?? 0);
  }
  get error(): unknown {
    return this.#init.error;
  }
}
asInterface(ErrorEvent);

interface MessageEventInit extends EventInit {
  readonly data?: unknown;
  readonly origin?: string;
  readonly lastEventId?: string;
  readonly source?: unknown;
  readonly ports?: readonly unknown[];
}

export class MessageEvent extends Event {
  readonly #init: MessageEventInit;

  constructor(type: string, init: MessageEventInit = {}) {
    super(type, init);
    this.#init = { ...init };
  }

  get data(): unknown {
    return this.#init.data ?? null;
  }
  get origin(): string | null {
    return this.#init.origin === undefined ? null : `${this.#init.origin}`;
  }
  get lastEventId(): string {
    return `${this.#init.lastEventId ?? ""}`;
  }
  get source(): unknown {
    return this.#init.source ?? null;
  }
  get ports(): readonly unknown[] {
    return [...(this.#init.ports ?? [])];
  }
}
asInterface(MessageEvent);

interface CloseEventInit extends EventInit {
  readonly code?: number;
  readonly reason?: string;
  readonly wasClean?: boolean;
}

export class CloseEvent extends Event {
  readonly #init: CloseEventInit;

  constructor(type: string, init: CloseEventInit = {}) {
    super(type, init);
    this.#init = { ...init };
  }

  get code(): number {
    return Number(this.#init.code ?? 0);
  }
  get reason(): string {
    return `${this.#init.reason ?? ""}`;
  }
  get wasClean(): boolean {
    return Boolean(this.#init.wasClean);
  }
}
asInterface(CloseEvent);
