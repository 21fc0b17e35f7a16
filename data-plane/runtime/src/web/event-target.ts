import { Event, dispatchOf } from "./event.ts";
import { reportError } from "./report-error.ts";
import { asInterface, isObject } from "./webidl.ts";

type Listener = ((event: Event) => unknown) | { handleEvent(event: Event): unknown };

interface ListenerOptions {
  readonly capture?: boolean;
  readonly once?: boolean;
  readonly passive?: boolean;
  readonly signal?: { readonly aborted: boolean; addEventListener(type: string, listener: () => void): void };
}

interface Registered {
  readonly type: string;
  readonly callback: Listener;
  readonly once: boolean;
  removed: boolean;
}

/** https://dom.spec.whatwg.org/#interface-eventtarget; there is no capturing, as there is no tree. */
export class EventTarget {
  #listeners: Registered[] = [];

  addEventListener(type: string, callback: Listener | null, options?: boolean | ListenerOptions): void {
    const { once, signal } = checked(options);
    if (callback === null || callback === undefined || signal?.aborted === true) {
      return;
    }
    if (!isObject(callback)) {
      throw new TypeError("addEventListener(): the listener must be a function or an object.");
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
    if (options === true || (typeof options === "object" && options.capture === true)) {
      return;
    }
    const name = `${type}`;
    const at = this.#listeners.findIndex((other) => other.type === name && other.callback === callback);
    if (at >= 0) {
      (this.#listeners[at] as Registered).removed = true;
      this.#listeners = this.#listeners.toSpliced(at, 1);
    }
  }

  dispatchEvent(event: Event): boolean {
    if (!(event instanceof Event)) {
      throw new TypeError("dispatchEvent(): the argument must be an Event.");
    }
    const dispatch = dispatchOf(event);
    dispatch.target = this;
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
        callback.call(this, event);
      } else {
        callback.handleEvent(event);
      }
    } catch (error) {
      reportError(error);
    }
  }
}
asInterface(EventTarget);

function checked(options: boolean | ListenerOptions | undefined): ListenerOptions {
  if (options === true) {
    throw new TypeError("addEventListener(): useCapture must be false.");
  }
  if (options === undefined || options === false || options === null) {
    return {};
  }
  if (options.capture === true) {
    throw new TypeError("addEventListener(): options.capture must be false.");
  }
  if (options.passive === true) {
    throw new TypeError("addEventListener(): options.passive must be false.");
  }
  return options;
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
