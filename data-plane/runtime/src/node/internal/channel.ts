import type { AsyncLocalStorage } from "../async_hooks.ts";
import { reportError } from "../../web/report-error.ts";
import { invalidArgument, requireFunction } from "../../node-globals/errors.ts";

export type Subscriber = (message: unknown, name: string | symbol) => void;
type AnyFunction = (...parameters: never[]) => unknown;
type Transform = (message: unknown) => unknown;

const channels = new Map<string | symbol, Channel>();

/** https://nodejs.org/api/diagnostics_channel.html#class-channel */
export class Channel {
  readonly name: string | symbol;
  #subscribers: readonly Subscriber[] = [];
  readonly #stores = new Map<AsyncLocalStorage, Transform | undefined>();

  constructor(name: string | symbol) {
    this.name = name;
  }

  get hasSubscribers(): boolean {
    return this.#subscribers.length > 0 || this.#stores.size > 0;
  }

  subscribe(subscriber: Subscriber): void {
    requireFunction("subscription", subscriber);
    this.#subscribers = [...this.#subscribers, subscriber];
  }

  unsubscribe(subscriber: Subscriber): boolean {
    const at = this.#subscribers.indexOf(subscriber);
    if (at >= 0) {
      this.#subscribers = this.#subscribers.toSpliced(at, 1);
    }
    return at >= 0;
  }

  /** What a subscriber throws does not reach the publisher. */
  publish(message: unknown): void {
    for (const subscriber of this.#subscribers) {
      try {
        subscriber(message, this.name);
      } catch (error) {
        reportError(error);
      }
    }
  }

  bindStore(store: AsyncLocalStorage, transform?: Transform): void {
    this.#stores.set(store, transform);
  }

  unbindStore(store: AsyncLocalStorage): boolean {
    return this.#stores.delete(store);
  }

  /** Publishes the message and calls the function while each bound store holds the message. */
  runStores(message: unknown, fn: AnyFunction, thisArg?: unknown, ...parameters: unknown[]): unknown {
    let run = (): unknown => {
      this.publish(message);
      return Reflect.apply(fn, thisArg, parameters);
    };
    for (const [store, transform] of this.#stores) {
      const inner = run;
      run = () => store.run(transform === undefined ? message : transform(message), inner);
    }
    return run();
  }
}

export function channel(name: string | symbol): Channel {
  if (typeof name !== "string" && typeof name !== "symbol") {
    throw invalidArgument("channel", "of type string or symbol", name);
  }
  const known = channels.get(name) ?? new Channel(name);
  channels.set(name, known);
  return known;
}

export function hasSubscribers(name: string | symbol): boolean {
  return channels.get(name)?.hasSubscribers ?? false;
}

export function subscribe(name: string | symbol, subscriber: Subscriber): void {
  channel(name).subscribe(subscriber);
}

export function unsubscribe(name: string | symbol, subscriber: Subscriber): boolean {
  return channel(name).unsubscribe(subscriber);
}
