import { Channel, type Subscriber, channel } from "./channel.ts";
import { requireFunction } from "../../node-globals/errors.ts";

const EVENTS = ["start", "end", "asyncStart", "asyncEnd", "error"] as const;

type EventName = (typeof EVENTS)[number];
type Subscribers = Partial<Record<EventName, Subscriber>>;
type AnyFunction = (...parameters: never[]) => unknown;
type Message = Record<string, unknown>;

/** https://nodejs.org/api/diagnostics_channel.html#class-tracingchannel */
export class TracingChannel {
  readonly start: Channel;
  readonly end: Channel;
  readonly asyncStart: Channel;
  readonly asyncEnd: Channel;
  readonly error: Channel;

  constructor(source: string | Record<EventName, Channel>) {
    const of = (name: EventName): Channel =>
      typeof source === "string" ? channel(`tracing:${source}:${name}`) : source[name];
    this.start = of("start");
    this.end = of("end");
    this.asyncStart = of("asyncStart");
    this.asyncEnd = of("asyncEnd");
    this.error = of("error");
  }

  get hasSubscribers(): boolean {
    return EVENTS.some((name) => this[name].hasSubscribers);
  }

  subscribe(subscribers: Subscribers): void {
    for (const name of EVENTS) {
      const subscriber = subscribers[name];
      if (subscriber !== undefined) {
        this[name].subscribe(subscriber);
      }
    }
  }

  unsubscribe(subscribers: Subscribers): boolean {
    return EVENTS.map((name) => {
      const subscriber = subscribers[name];
      return subscriber === undefined || this[name].unsubscribe(subscriber);
    }).every(Boolean);
  }

  traceSync(fn: AnyFunction, message: Message = {}, thisArg?: unknown, ...parameters: unknown[]): unknown {
    return this.start.runStores(message, () => {
      try {
        const result: unknown = Reflect.apply(fn, thisArg, parameters);
        message["result"] = result;
        return result;
      } catch (error) {
        this.#failed(message, error);
        throw error;
      } finally {
        this.end.publish(message);
      }
    });
  }

  tracePromise(
    fn: AnyFunction,
    message: Message = {},
    thisArg?: unknown,
    ...parameters: unknown[]
  ): Promise<unknown> {
    const ended = (): void => {
      this.asyncStart.publish(message);
      this.asyncEnd.publish(message);
    };
    return this.start.runStores(message, async () => {
      try {
        const promise = this.#begun(fn, message, thisArg, parameters);
        const result = await promise;
        message["result"] = result;
        ended();
        return result;
      } catch (error) {
        this.#failed(message, error);
        ended();
        throw error;
      }
    }) as Promise<unknown>;
  }

  traceCallback(
    fn: AnyFunction,
    position = -1,
    message: Message = {},
    thisArg?: unknown,
    ...parameters: unknown[]
  ): unknown {
    const callback = parameters.at(position);
    requireFunction("callback", callback);
    const traced = (error: unknown, result: unknown): void => {
      if (error) {
        this.#failed(message, error);
      } else {
        message["result"] = result;
      }
      this.asyncStart.runStores(message, () => {
        try {
          Reflect.apply(callback, undefined, [error, result]);
        } finally {
          this.asyncEnd.publish(message);
        }
      });
    };
    const index = position < 0 ? parameters.length + position : position;
    return this.start.runStores(message, () =>
      this.#begun(fn, message, thisArg, parameters.with(index, traced)),
    );
  }

  #begun(fn: AnyFunction, message: Message, thisArg: unknown, parameters: unknown[]): unknown {
    try {
      return Reflect.apply(fn, thisArg, parameters);
    } finally {
      this.end.publish(message);
    }
  }

  #failed(message: Message, error: unknown): void {
    message["error"] = error;
    this.error.publish(message);
  }
}

export function tracingChannel(source: string | Record<EventName, Channel>): TracingChannel {
  return new TracingChannel(source);
}
