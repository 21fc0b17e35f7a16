import { Event } from "./event.ts";
import { asInterface } from "./webidl.ts";

const creating = Symbol("creating");

export let createRejectionEvent: (type: string, promise: unknown, reason: unknown) => PromiseRejectionEvent;

/** https://html.spec.whatwg.org/#promiserejectionevent; only the platform makes them. */
export class PromiseRejectionEvent extends Event {
  #promise: unknown;
  #reason: unknown;

  static {
    createRejectionEvent = (type, promise, reason) => {
      const event = new PromiseRejectionEvent(type, creating);
      event.#promise = promise;
      event.#reason = reason;
      return event;
    };
  }

  constructor(type: string, token?: unknown) {
    refuseTenants(token);
    super(type);
  }

  get promise(): unknown {
    return this.#promise;
  }

  get reason(): unknown {
    return this.#reason;
  }
}
asInterface(PromiseRejectionEvent);

/**
 * The events of programs in the syntax of service workers. There are none here, as such programs cannot define objects; the
 * classes exist because libraries look for them.
 */
export class ExtendableEvent extends Event {
  constructor(type: string, token?: unknown) {
    refuseTenants(token);
    super(type);
  }
}
asInterface(ExtendableEvent);

export class FetchEvent extends ExtendableEvent {}
asInterface(FetchEvent);

export class ScheduledEvent extends ExtendableEvent {}
asInterface(ScheduledEvent);

export class TailEvent extends ExtendableEvent {}
asInterface(TailEvent);

function refuseTenants(token: unknown): void {
  if (token !== creating) {
    throw new TypeError("Illegal constructor");
  }
}
