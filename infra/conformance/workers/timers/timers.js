import { caught, group } from "./harness.js";

const checks = group({
  inWorker: {
    "arguments are handed on": () =>
      new Promise((resolve) => setTimeout((...all) => resolve(all), 0, 1, "b", null)),
    "order by delay": async () => {
      const seen = [];
      setTimeout(() => seen.push("late"), 12);
      setTimeout(() => seen.push("soon"), 2);
      setTimeout(() => seen.push("now"));
      queueMicrotask(() => seen.push("microtask"));
      seen.push("sync");
      await scheduler.wait(40);
      return seen;
    },
    "same delay keeps order": async () => {
      const seen = [];
      for (const i of [1, 2, 3, 4]) setTimeout(() => seen.push(i), 3);
      await scheduler.wait(20);
      return seen;
    },
    "cleared in time": async () => {
      const seen = [];
      const timer = setTimeout(() => seen.push(1), 2);
      clearTimeout(timer);
      await scheduler.wait(10);
      return seen;
    },
    "clearInterval clears a timeout": async () => {
      const seen = [];
      clearInterval(setTimeout(() => seen.push(1), 2));
      await scheduler.wait(10);
      return seen;
    },
    "an interval repeats until it is cleared": async () => {
      let count = 0;
      await new Promise((cleared) => {
        const timer = setInterval(() => {
          if (++count === 3) {
            clearInterval(timer);
            cleared();
          }
        }, 1);
      });
      await scheduler.wait(10);
      return count;
    },
    "a string callback is refused": () => caught(() => setTimeout("1 + 1", 0)),
    "a string callback is refused by setInterval": () => caught(() => setInterval("1 + 1", 0)),
    "no callback is refused": () => caught(() => setTimeout()),
    "odd delays": async () => {
      const seen = [];
      for (const delay of [-5, NaN, "1", null, undefined, Infinity, {}]) {
        const timer = setTimeout(() => seen.push(String(delay)), delay);
        if (delay === Infinity) setTimeout(() => clearTimeout(timer), 15);
      }
      await scheduler.wait(20);
      return seen.sort();
    },
    "clearing nonsense": () => {
      clearTimeout(undefined);
      clearTimeout(null);
      clearTimeout(12345678);
      clearTimeout("x");
      return "fine";
    },
    "too many timers are refused": async () => {
      const timers = [];
      try {
        for (let i = 0; i <= 10_000; i++) timers.push(setTimeout(() => undefined, 60_000));
        return "no limit";
      } catch (error) {
        return [timers.length, error.name, error.message.slice(0, 60)];
      } finally {
        timers.forEach((timer) => clearTimeout(timer));
      }
    },
    "time passes by at least the delay": async () => {
      const before = Date.now();
      await new Promise((resolve) => setTimeout(resolve, 20));
      return Date.now() - before >= 19;
    },
    "this in a callback": () =>
      new Promise((resolve) =>
        setTimeout(function () {
          resolve(this === globalThis || this === undefined);
        }),
      ),
    "scheduler.wait": async () => [await scheduler.wait(1), scheduler.wait(1) instanceof Promise],
    "scheduler.wait is aborted": () => {
      const controller = new AbortController();
      const waiting = caught(() => scheduler.wait(10_000, { signal: controller.signal }));
      controller.abort();
      return waiting;
    },
    "scheduler.wait with an aborted signal": () =>
      caught(() => scheduler.wait(1, { signal: AbortSignal.abort(new RangeError("early")) })),
    "queueMicrotask order": async () => {
      const seen = [];
      queueMicrotask(() => seen.push(1));
      Promise.resolve().then(() => seen.push(2));
      queueMicrotask(() => seen.push(3));
      await null;
      await null;
      return seen;
    },
    "queueMicrotask refuses what is no function": async () => (await caught(() => queueMicrotask("x"))).error,
    "a nested timer": () =>
      new Promise((resolve) => setTimeout(() => setTimeout(() => resolve("inner"), 1), 1)),
    "performance.now grows over a wait": async () => {
      const before = performance.now();
      await scheduler.wait(10);
      return performance.now() - before >= 9;
    },
  },
  inObject: {
    "a timer in an object": () => new Promise((resolve) => setTimeout(() => resolve("fired"), 1)),
    "scheduler.wait in an object": async () => (await scheduler.wait(1)) ?? "waited",
  },
});

export class Store extends checks.Store {}
export class Legacy extends checks.Legacy {}
export default checks.entry;
