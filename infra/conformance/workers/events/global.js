import { caught, group } from "./harness.js";

/** What arrives at the global scope until the wait is over. */
async function globalEvents(type, act, look) {
  const seen = [];
  const listener = (event) => seen.push(look(event));
  addEventListener(type, listener);
  try {
    await act();
    await scheduler.wait(10);
  } finally {
    removeEventListener(type, listener);
  }
  return seen;
}

const checks = group({
  inWorker: {
    "a custom event": () =>
      globalEvents(
        "mine",
        () => dispatchEvent(new CustomEvent("mine", { detail: 1 })),
        (event) => [event.detail, event.target === globalThis],
      ),
    "the global scope is an EventTarget": () => [
      globalThis instanceof EventTarget,
      typeof globalThis.addEventListener,
      self === globalThis,
    ],
    "reportError fires error": () =>
      globalEvents(
        "error",
        () => reportError(new RangeError("reported")),
        (event) => [
          event instanceof ErrorEvent,
          event.message,
          event.error?.message,
          event.error instanceof RangeError,
        ],
      ),
    "reportError of a value": () =>
      globalEvents(
        "error",
        () => reportError("text"),
        (event) => [event.message, event.error],
      ),
    "reportError without an argument is refused": () => caught(() => reportError()),
    "an unhandled rejection": () =>
      globalEvents(
        "unhandledrejection",
        () => {
          Promise.reject(new RangeError("nobody cares"));
        },
        (event) => [
          event instanceof PromiseRejectionEvent,
          event.type,
          event.reason instanceof RangeError,
          event.reason.message,
          event.promise instanceof Promise,
          event.cancelable,
        ],
      ),
    "a rejection that is handled in time": () =>
      globalEvents(
        "unhandledrejection",
        async () => {
          const promise = Promise.reject(new Error("x"));
          await Promise.resolve();
          promise.catch(() => undefined);
        },
        () => "seen",
      ),
    "a rejection of an async function": () =>
      globalEvents(
        "unhandledrejection",
        () => {
          (async () => {
            await scheduler.wait(1);
            throw "a text";
          })();
        },
        (event) => event.reason,
      ),
    "a rejection that is handled late": async () => {
      let promise;
      const before = await globalEvents(
        "unhandledrejection",
        () => {
          promise = Promise.reject(new Error("late"));
        },
        (event) => event.promise === promise,
      );
      const after = await globalEvents(
        "rejectionhandled",
        () => {
          promise.catch(() => undefined);
        },
        (event) => [event.type, event.promise === promise],
      );
      return [before, after];
    },
    "an unhandled rejection does not fail the request": async () => {
      Promise.reject(new Error("unnoticed"));
      await scheduler.wait(2);
      return "fine";
    },
    "an error in a timer fires error": () =>
      globalEvents(
        "error",
        () => {
          setTimeout(() => {
            throw new RangeError("in a timer");
          }, 0);
        },
        (event) => event.message,
      ),
    "an error in a microtask fires error": () =>
      globalEvents(
        "error",
        () => {
          queueMicrotask(() => {
            throw new RangeError("in a microtask");
          });
        },
        (event) => event.message,
      ),
  },
});

export class Store extends checks.Store {}
export class Legacy extends checks.Legacy {}
export default checks.entry;
