import { Event, dispatchOf } from "./event.ts";
import { reportException } from "./report-error.ts";
import { asInterface, isObject, requireParameters, wrongParameter } from "./webidl.ts";

type Listener = ((event: Event) => unknown) | { handleEvent(event: Event): unknown };

interface ListenerOptions {
  readonly capture?: boolean;
  readonly once?: boolean;
  readonly passive?: boolean;
  readonly signal?: { readonly aborted: boolean; addEventListener(type: string, listener: () => void): void };
}

const LISTENER = "function or HandlerObject";

interface Registered {
  readonly type: string;
  readonly callback: Listener;
  readonly once: boolean;
  removed: boolean;
}

/** A target whose events and listeners know another object in its place. */
export let eventTargetFor: (self: object) => EventTarget;

/** https://dom.spec.whatwg.org/#interface-eventtarget; there is no capturing, as there is no tree. */
export class EventTarget {
  #listeners: Registered[] = [];
  #self: object = this;

  static {
    eventTargetFor = (self) => {
      const target = new EventTarget();
      target.#self = self;
      return target;
    };
  }

  addEventListener(type: string, callback: Listener | null, options?: boolean | ListenerOptions): void {
    requireParameters(arguments.length, "EventTarget", "addEventListener", "string", LISTENER);
    refuseCapture("addEventListener", options);
    const { once, signal } = typeof options === "object" && options !== null ? options : {};
    if (callback === null || callback === undefined || signal?.aborted === true) {
      return;
    }
    if (!isObject(callback)) {
      throw wrongParameter("EventTarget", "addEventListener", 2, LISTENER);
    }
    const name = `${type}`;
    if (!this.#listeners.some((other) => other.type === name && other.callback === callback)) {
      this.#listeners.push({ type: name, callback, once: Boolean(once), removed: false });
    }
    signal?.addEventListener("abort", () => {
      this.removeEventListener(name, callback);
    });
  }

  removeEventListener(
    type: string,
    callback: Listener | null,
    options?: boolean | { capture?: boolean },
  ): void {
    refuseCapture("removeEventListener", options);
    const name = `${type}`;
    const at = this.#listeners.findIndex((other) => other.type === name && other.callback === callback);
    if (at >= 0) {
      (this.#listeners[at] as Registered).removed = true;
      this.#listeners = this.#listeners.toSpliced(at, 1);
    }
  }

  dispatchEvent(event: Event): boolean {
    if (!(event instanceof Event)) {
      throw wrongParameter("EventTarget", "dispatchEvent", 1, "Event");
    }
    const dispatch = dispatchOf(event);
    dispatch.target = this.#self as EventTarget;
    dispatch.phase = Event.AT_TARGET;
    dispatch.stopped = false;
    for (const listener of this.#listeners.slice()) {
      if (listener.type !== event.type || listener.removed) {
        continue;
      }
      if (listener.once) {
        this.removeEventListener(listener.type, listener.callback);
      }
      this.#call(listener.callback, event);
      if (dispatch.stopped) {
        break;
      }
    }
    dispatch.phase = Event.NONE;
    return !event.defaultPrevented;
  }

  #call(callback: Listener, event: Event): void {
    try {
      if (typeof callback === "function") {
        callback.call(this.#self, event);
      } else {
        callback.handleEvent(event);
      }
    } catch (error) {
      reportException(error);
    }
  }
}
asInterface(EventTarget);

function refuseCapture(method: string, options: boolean | { readonly capture?: boolean } | undefined): void {
  if (options === true) {
    throw new TypeError(`${method}(): useCapture must be false.`);
  }
  if (typeof options === "object" && options !== null && options.capture === true) {
    throw new TypeError(`${method}(): options.capture must be false.`);
  }
}

/** Defines `on…` as an accessor that registers one replaceable listener. */
export function defineHandler(prototype: EventTarget, type: string): void {
  const handlers = new WeakMap<EventTarget, { handler: unknown; listener: (event: Event) => unknown }>();
  Object.defineProperty(prototype, `on${type}`, {
    enumerable: true,
    configurable: true,
    get(this: EventTarget) {
      return handlers.get(this)?.handler ?? null;
    },
    set(this: EventTarget, handler: unknown) {
      const before = handlers.get(this);
      if (before !== undefined) {
        this.removeEventListener(type, before.listener);
        handlers.delete(this);
      }
      if (typeof handler === "function") {
        const listener = (event: Event): unknown => Reflect.apply(handler, this, [event]) as unknown;
        handlers.set(this, { handler, listener });
        this.addEventListener(type, listener);
      }
    },
  });
}
