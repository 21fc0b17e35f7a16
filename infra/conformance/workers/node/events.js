import EventEmitter, { errorMonitor, getEventListeners, listenerCount, on, once } from "node:events";
import { inherits } from "node:util";
import { caught, group } from "./harness.js";

const checks = group({
  inWorker: {
    "the default export": () => [
      EventEmitter.name,
      EventEmitter.EventEmitter === EventEmitter,
      typeof EventEmitter.once,
    ],
    "listeners get arguments and this": () => {
      const emitter = new EventEmitter();
      const seen = [];
      emitter.on("event", function (...parameters) {
        seen.push(parameters, this === emitter);
      });
      return [emitter.emit("event", 1, 2), emitter.emit("other"), seen];
    },
    "order, once and prepend": () => {
      const emitter = new EventEmitter();
      const seen = [];
      emitter.on("e", () => seen.push("on"));
      emitter.once("e", () => seen.push("once"));
      emitter.prependListener("e", () => seen.push("first"));
      emitter.emit("e");
      emitter.emit("e");
      return seen;
    },
    removing: () => {
      const emitter = new EventEmitter();
      const listener = () => undefined;
      emitter.on("a", listener).on("a", listener).on("b", listener);
      emitter.off("a", listener);
      const counts = [emitter.listenerCount("a"), emitter.eventNames()];
      emitter.removeAllListeners();
      return [...counts, emitter.eventNames()];
    },
    "newListener and removeListener": () => {
      const emitter = new EventEmitter();
      const seen = [];
      emitter.on("newListener", (name) => seen.push(`+${name}`));
      emitter.on("removeListener", (name) => seen.push(`-${name}`));
      const listener = () => undefined;
      emitter.on("x", listener);
      emitter.off("x", listener);
      return seen;
    },
    "an error without listener is thrown": () =>
      caught(() => new EventEmitter().emit("error", new RangeError("mine"))),
    "an error that is none": async () => (await caught(() => new EventEmitter().emit("error", "text"))).name,
    "the error monitor hears first": () => {
      const emitter = new EventEmitter();
      const seen = [];
      emitter.on("error", () => seen.push("listener"));
      emitter.on(errorMonitor, () => seen.push("monitor"));
      emitter.emit("error", new Error());
      return seen;
    },
    "a listener must be a function": () =>
      caught(() => new EventEmitter().on("e", 5)).then((error) => error.name),
    "symbols are names": () => {
      const emitter = new EventEmitter();
      const name = Symbol("name");
      emitter.on(name, () => undefined);
      return [emitter.eventNames().length, emitter.emit(name)];
    },
    "inheritance by class": () => {
      class Mine extends EventEmitter {}
      return new Mine() instanceof EventEmitter;
    },
    "inheritance of old": () => {
      function Mine() {
        EventEmitter.call(this);
      }
      inherits(Mine, EventEmitter);
      const mine = new Mine();
      let seen;
      mine.on("e", (value) => (seen = value));
      mine.emit("e", 3);
      return [seen, Mine.super_ === EventEmitter];
    },
    "once as a promise": async () => {
      const emitter = new EventEmitter();
      setTimeout(() => emitter.emit("ready", 1, 2), 1);
      return once(emitter, "ready");
    },
    "once rejects on error": async () => {
      const emitter = new EventEmitter();
      setTimeout(() => emitter.emit("error", new Error("failed")), 1);
      return caught(() => once(emitter, "ready"));
    },
    "once of an EventTarget": async () => {
      const target = new EventTarget();
      setTimeout(() => target.dispatchEvent(new Event("ready")), 1);
      return (await once(target, "ready"))[0].type;
    },
    "once with an aborted signal": () =>
      caught(() => once(new EventEmitter(), "ready", { signal: AbortSignal.abort() })).then((error) => [
        error.name,
        error.message,
      ]),
    "on as an iterator": async () => {
      const emitter = new EventEmitter();
      setTimeout(() => {
        emitter.emit("n", 1);
        emitter.emit("n", 2);
      }, 1);
      const seen = [];
      for await (const [value] of on(emitter, "n")) {
        seen.push(value);
        if (value === 2) break;
      }
      return [seen, emitter.listenerCount("n")];
    },
    "counts and limits": () => {
      const emitter = new EventEmitter();
      emitter.setMaxListeners(3);
      emitter.on("e", () => undefined);
      return [
        emitter.getMaxListeners(),
        new EventEmitter().getMaxListeners(),
        listenerCount(emitter, "e"),
        getEventListeners(emitter, "e").length,
      ];
    },
    rawListeners: () => {
      const emitter = new EventEmitter();
      emitter.once("e", () => undefined);
      return [typeof emitter.rawListeners("e")[0].listener, typeof emitter.listeners("e")[0].listener];
    },
  },
});

export class Store extends checks.Store {}
export class Legacy extends checks.Legacy {}
export default checks.entry;
