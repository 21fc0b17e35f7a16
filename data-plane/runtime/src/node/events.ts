import EventEmitter, { type Emitter } from "events/events.js";
import { AsyncResource } from "./async_hooks.ts";
import { eventIterator } from "./internal/event-iterator.ts";
import { abortError, invalidArgument } from "../node-globals/errors.ts";
import { named } from "../node-globals/named.ts";

type Listener = (...parameters: unknown[]) => void;
type Target = Emitter | EventTarget;

interface EventTarget {
  addEventListener(type: unknown, listener: Listener, options?: object): void;
  removeEventListener(type: unknown, listener: Listener): void;
}

export const captureRejectionSymbol = Symbol.for("nodejs.rejection");
export const errorMonitor = Symbol.for("events.errorMonitor");
export const captureRejections = false;
export const usingDomains = false;
export const { defaultMaxListeners } = named("EventEmitter", EventEmitter);

const { emit } = EventEmitter.prototype;
EventEmitter.prototype.emit = function (type, ...parameters) {
  if (type === "error" && this.listenerCount(errorMonitor) > 0) {
    Reflect.apply(emit, this, [errorMonitor, ...parameters]);
  }
  return Reflect.apply(emit, this, [type, ...parameters]);
};

const isEmitter = (target: unknown): target is Emitter =>
  typeof (target as Emitter | undefined)?.on === "function" &&
  typeof (target as Emitter).listenerCount === "function";
const isTarget = (target: unknown): target is EventTarget =>
  typeof (target as EventTarget | undefined)?.addEventListener === "function";

/** https://nodejs.org/api/events.html#eventsonceemitter-name-options */
export async function once(
  emitter: Target,
  type: PropertyKey,
  options?: { signal?: AbortSignalLike },
): Promise<unknown[]> {
  const signal = options?.signal;
  if (signal?.aborted === true) {
    throw abortError(signal.reason);
  }
  const waiting = onceUnlessAborted(emitter, type);
  if (signal === undefined) {
    return waiting;
  }
  const { promise, reject } = Promise.withResolvers<never>();
  const listener = addAbortListener(signal, () => {
    reject(abortError(signal.reason));
  });
  try {
    return await Promise.race([waiting, promise]);
  } finally {
    listener[Symbol.dispose]();
  }
}

interface AbortSignalLike {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: "abort", listener: () => void, options?: object): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

const originalOnce = EventEmitter.once;

function onceUnlessAborted(emitter: Target, type: PropertyKey): Promise<unknown[]> {
  if (!isEmitter(emitter) && !isTarget(emitter)) {
    throw invalidArgument("emitter", "an instance of EventEmitter", emitter);
  }
  return originalOnce(emitter, type);
}

export const on = eventIterator;

export function addAbortListener(
  signal: AbortSignalLike,
  listener: () => void,
): { [Symbol.dispose](): void } {
  if (!isTarget(signal)) {
    throw invalidArgument("signal", "an instance of AbortSignal", signal);
  }
  if (signal.aborted) {
    queueMicrotask(listener);
  } else {
    signal.addEventListener("abort", listener, { once: true });
  }
  return {
    [Symbol.dispose]() {
      signal.removeEventListener("abort", listener);
    },
  };
}

export function getEventListeners(target: Target, type: PropertyKey): unknown[] {
  if (isEmitter(target)) {
    return target.listeners(type);
  }
  if (isTarget(target)) {
    return [];
  }
  throw invalidArgument("emitter", "an instance of EventEmitter or EventTarget", target);
}

export function getMaxListeners(target: Target): number {
  return isEmitter(target) ? target.getMaxListeners() : EventEmitter.defaultMaxListeners;
}

export function setMaxListeners(count = EventEmitter.defaultMaxListeners, ...targets: Target[]): void {
  if (targets.length === 0) {
    EventEmitter.defaultMaxListeners = count;
  }
  for (const target of targets) {
    if (isEmitter(target)) {
      target.setMaxListeners(count);
    }
  }
}

export function listenerCount(target: Target, type: PropertyKey): number {
  return getEventListeners(target, type).length;
}

/** https://nodejs.org/api/events.html#class-eventseventemitterasyncresource-extends-eventemitter */
export class EventEmitterAsyncResource extends EventEmitter {
  readonly #resource: AsyncResource;

  constructor(options?: { name?: string } | string) {
    super();
    this.#resource = new AsyncResource(
      typeof options === "string" ? options : (options?.name ?? new.target.name),
    );
  }

  override emit(type: PropertyKey, ...parameters: unknown[]): boolean {
    return this.#resource.runInAsyncScope(super.emit, this, type, ...parameters) as boolean;
  }

  emitDestroy(): void {
    this.#resource.emitDestroy();
  }

  get asyncId(): number {
    return this.#resource.asyncId();
  }

  get triggerAsyncId(): number {
    return this.#resource.triggerAsyncId();
  }

  get asyncResource(): AsyncResource {
    return this.#resource;
  }
}

Object.assign(EventEmitter, {
  EventEmitter,
  EventEmitterAsyncResource,
  addAbortListener,
  captureRejectionSymbol,
  captureRejections,
  errorMonitor,
  getEventListeners,
  getMaxListeners,
  listenerCount,
  on,
  once,
  setMaxListeners,
  usingDomains,
});

export { EventEmitter };
export default EventEmitter;
