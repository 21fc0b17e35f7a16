import { caught, group } from "./harness.js";

const noop = () => undefined;

const checks = group({
  inWorker: {
    "capture is refused": () => caught(() => new EventTarget().addEventListener("x", noop, true)),
    "the capture option is refused": () =>
      caught(() => new EventTarget().addEventListener("x", noop, { capture: true })),
    "the passive option": () =>
      caught(() => new EventTarget().addEventListener("x", noop, { passive: true })),
    "false options are fine": () => {
      new EventTarget().addEventListener("x", noop, { capture: false, passive: false });
      new EventTarget().addEventListener("x", noop, false);
      return "fine";
    },
    "removal with capture": () => caught(() => new EventTarget().removeEventListener("x", noop, true)),
    "a null listener": () => caught(() => new EventTarget().addEventListener("x", null)),
    "a number as listener is refused": () => caught(() => new EventTarget().addEventListener("x", 5)),
    "missing arguments are refused": () => caught(() => new EventTarget().addEventListener("x")),
    "listeners are called in order and once each": () => {
      const target = new EventTarget();
      const seen = [];
      const first = () => seen.push(1);
      target.addEventListener("x", first);
      target.addEventListener("x", () => seen.push(2));
      target.addEventListener("x", first);
      target.dispatchEvent(new Event("x"));
      return seen;
    },
    once: () => {
      const target = new EventTarget();
      let count = 0;
      target.addEventListener("x", () => count++, { once: true });
      target.dispatchEvent(new Event("x"));
      target.dispatchEvent(new Event("x"));
      return count;
    },
    "signal removes a listener": () => {
      const target = new EventTarget();
      const controller = new AbortController();
      let count = 0;
      target.addEventListener("x", () => count++, { signal: controller.signal });
      target.dispatchEvent(new Event("x"));
      controller.abort();
      target.dispatchEvent(new Event("x"));
      return count;
    },
    "an aborted signal adds nothing": () => {
      const target = new EventTarget();
      let count = 0;
      target.addEventListener("x", () => count++, { signal: AbortSignal.abort() });
      target.dispatchEvent(new Event("x"));
      return count;
    },
    "an object with handleEvent": () => {
      const target = new EventTarget();
      const listener = {
        seen: [],
        handleEvent(event) {
          this.seen.push(event.type);
        },
      };
      target.addEventListener("x", listener);
      target.dispatchEvent(new Event("x"));
      return listener.seen;
    },
    "this is the target": () => {
      const target = new EventTarget();
      let same;
      target.addEventListener("x", function () {
        same = this === target;
      });
      target.dispatchEvent(new Event("x"));
      return same;
    },
    "a listener added while dispatching is not called": () => {
      const target = new EventTarget();
      const seen = [];
      target.addEventListener("x", () => {
        seen.push(1);
        target.addEventListener("x", () => seen.push(2));
      });
      target.dispatchEvent(new Event("x"));
      return seen;
    },
    "a listener removed while dispatching is not called": () => {
      const target = new EventTarget();
      const seen = [];
      const second = () => seen.push(2);
      target.addEventListener("x", () => {
        seen.push(1);
        target.removeEventListener("x", second);
      });
      target.addEventListener("x", second);
      target.dispatchEvent(new Event("x"));
      return seen;
    },
    stopImmediatePropagation: () => {
      const target = new EventTarget();
      const seen = [];
      target.addEventListener("x", (event) => {
        seen.push(1);
        event.stopImmediatePropagation();
      });
      target.addEventListener("x", () => seen.push(2));
      target.dispatchEvent(new Event("x"));
      return seen;
    },
    preventDefault: () => {
      const target = new EventTarget();
      target.addEventListener("x", (event) => event.preventDefault());
      return [
        target.dispatchEvent(new Event("x", { cancelable: true })),
        target.dispatchEvent(new Event("x")),
      ];
    },
    "a listener that throws": () => {
      const target = new EventTarget();
      const seen = [];
      target.addEventListener("x", () => {
        throw new Error("in listener");
      });
      target.addEventListener("x", () => seen.push(2));
      return [caught(() => target.dispatchEvent(new Event("x"))), seen].length;
    },
    "dispatching what is no event is refused": async () =>
      (await caught(() => new EventTarget().dispatchEvent({ type: "x" }))).error,
    "an event while it is dispatched": () => {
      const target = new EventTarget();
      const event = new Event("x");
      let during;
      target.addEventListener("x", (e) => {
        during = [e.eventPhase, e.currentTarget === target, e.target === target, e.composedPath().length];
      });
      const before = [event.eventPhase, event.currentTarget, event.target, event.composedPath()];
      target.dispatchEvent(event);
      return [before, during, event.eventPhase, event.target === target, event.currentTarget === target];
    },
    "an event's properties": () => {
      const event = new Event("x", { bubbles: true, cancelable: true, composed: true });
      return [
        event.type,
        event.bubbles,
        event.cancelable,
        event.composed,
        event.defaultPrevented,
        event.returnValue,
        event.cancelBubble,
        event.isTrusted,
        typeof event.timeStamp,
        event.srcElement,
      ];
    },
    "an event without a type is refused": () => caught(() => new Event()),
    cancelBubble: () => {
      const event = new Event("x");
      event.cancelBubble = true;
      return event.cancelBubble;
    },
    "Event constants": () => [Event.NONE, Event.CAPTURING_PHASE, Event.AT_TARGET, Event.BUBBLING_PHASE],
    CustomEvent: () => [new CustomEvent("x", { detail: { a: 1 } }).detail, new CustomEvent("x").detail],
    ErrorEvent: () => {
      const event = new ErrorEvent("error", { message: "m", filename: "f", lineno: 1, colno: 2, error: 3 });
      const empty = new ErrorEvent("error");
      return [event, empty].map((e) => [e.message, e.filename, e.lineno, e.colno, e.error]);
    },
    CloseEvent: () => {
      const event = new CloseEvent("close", { code: 1000, reason: "r", wasClean: true });
      const empty = new CloseEvent("close");
      return [event, empty].map((e) => [e.code, e.reason, e.wasClean]);
    },
    MessageEvent: () => [new MessageEvent("message", { data: 5 }).data, new MessageEvent("m").data],
    PromiseRejectionEvent: () => [
      typeof PromiseRejectionEvent,
      PromiseRejectionEvent.prototype instanceof Event,
    ],
    "PromiseRejectionEvent cannot be constructed": () =>
      caught(
        () => new PromiseRejectionEvent("unhandledrejection", { promise: Promise.resolve(), reason: 1 }),
      ),
    "event classes of handlers": () =>
      [ExtendableEvent, FetchEvent, ScheduledEvent, TraceEvent, TailEvent].map((type) => [
        type.name,
        Object.getPrototypeOf(type.prototype) === ExtendableEvent.prototype || type === ExtendableEvent,
        type.prototype instanceof Event,
      ]),
    "handler events cannot be constructed": () =>
      Promise.all(
        [ExtendableEvent, FetchEvent, ScheduledEvent, TraceEvent].map((type) => caught(() => new type("x"))),
      ),
    abort: () => {
      const controller = new AbortController();
      const seen = [];
      controller.signal.onabort = (event) => seen.push(["on", event.type]);
      controller.signal.addEventListener("abort", (event) =>
        seen.push(["listener", event.target === controller.signal]),
      );
      controller.abort();
      controller.abort("again");
      return [
        seen,
        controller.signal.aborted,
        controller.signal.reason.name,
        controller.signal.reason.message,
      ];
    },
    "abort with a reason": () => {
      const controller = new AbortController();
      controller.abort({ why: 1 });
      return [controller.signal.reason, caught(() => controller.signal.throwIfAborted())].length;
    },
    throwIfAborted: () => caught(() => AbortSignal.abort(new RangeError("gone")).throwIfAborted()),
    "AbortSignal.abort": () => [AbortSignal.abort().reason.name, AbortSignal.abort(5).reason],
    "AbortSignal.timeout": async () => {
      const signal = AbortSignal.timeout(1);
      await new Promise((resolve) => signal.addEventListener("abort", resolve));
      return [signal.reason.name, signal.reason.message, signal.reason instanceof DOMException];
    },
    "AbortSignal.timeout of nonsense": async () =>
      Promise.all(
        ["x", -1, undefined].map(
          async (value) => (await caught(() => AbortSignal.timeout(value))).error ?? "fine",
        ),
      ),
    "AbortSignal.any": () => {
      const [one, two] = [new AbortController(), new AbortController()];
      const any = AbortSignal.any([one.signal, two.signal]);
      const before = any.aborted;
      two.abort("second");
      one.abort("first");
      return [before, any.aborted, any.reason];
    },
    "AbortSignal.any of aborted and none": () => [
      AbortSignal.any([AbortSignal.abort(1), AbortSignal.abort(2)]).reason,
      AbortSignal.any([]).aborted,
    ],
    "AbortSignal.any of nonsense is refused": async () => (await caught(() => AbortSignal.any([1]))).error,
    "AbortSignal cannot be constructed": () => caught(() => new AbortSignal()),
    DOMException: () => {
      const error = new DOMException("m", "AbortError");
      return [
        error.name,
        error.message,
        error.code,
        error instanceof Error,
        String(error),
        DOMException.ABORT_ERR,
      ];
    },
    "DOMException with options": () => {
      const error = new DOMException("m", { name: "DataError", cause: 5 });
      return [error.name, error.cause, error.code];
    },
    "Event handlers keep their place": () => {
      const { signal } = new AbortController();
      const handler = () => 1;
      signal.onabort = handler;
      const kept = signal.onabort === handler;
      signal.onabort = "text";
      return [kept, signal.onabort];
    },
    "a subclass of EventTarget": () => {
      class Mine extends EventTarget {
        #count = 0;
        constructor() {
          super();
          this.addEventListener("x", () => this.#count++);
        }
        get count() {
          return this.#count;
        }
      }
      const mine = new Mine();
      mine.dispatchEvent(new Event("x"));
      return mine.count;
    },
    "a subclass of Event": () => {
      class Mine extends Event {
        constructor() {
          super("mine", { cancelable: true });
          this.extra = 5;
        }
      }
      const target = new EventTarget();
      let seen;
      target.addEventListener("mine", (event) => {
        seen = [event.extra, event instanceof Mine];
      });
      target.dispatchEvent(new Mine());
      return seen;
    },
  },
});

export class Store extends checks.Store {}
export class Legacy extends checks.Legacy {}
export default checks.entry;
