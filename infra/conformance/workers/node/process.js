import process2, { env, nextTick, version } from "node:process";
import { setTimeout as setTimer } from "node:timers";
import promises, { setTimeout as sleep } from "node:timers/promises";
import { caught, group } from "./harness.js";

const refusing = async (action) => (await caught(action)).message;

const checks = group({
  inWorker: {
    "the global is the module's": () => [
      process === process2,
      env === process.env,
      version === process.version,
    ],
    "what it is": () => [
      process.platform,
      process.arch,
      process.version,
      process.versions.node,
      process.title,
      process.pid,
    ],
    "arguments and paths": () => [
      process.argv,
      process.argv0,
      process.execArgv,
      process.execPath,
      process.cwd(),
    ],
    "a change of directory": () => {
      const before = process.cwd();
      process.chdir("/tmp");
      const now = process.cwd();
      process.chdir(before);
      return now;
    },
    "a change to a directory that is not there": () => caught(() => process.chdir("/nowhere")),
    "environment variables are text": () => {
      process.env.NUMBER = 5;
      process.env.NOTHING = undefined;
      const seen = [process.env.NUMBER, process.env.NOTHING, "NUMBER" in process.env, process.env.MISSING];
      delete process.env.NUMBER;
      return [...seen, process.env.NUMBER];
    },
    "features and release": () => [process.release.name, process.features.tls, process.features.typescript],
    "its class": () => [
      Object.prototype.toString.call(process),
      typeof process.on,
      process.on("x", () => undefined) === process,
    ],
    times: () => {
      const before = process.hrtime.bigint();
      const [seconds, nanos] = process.hrtime();
      return [
        typeof before,
        typeof seconds,
        typeof nanos,
        process.hrtime.bigint() >= before,
        typeof process.uptime(),
      ];
    },
    memory: () => Object.keys(process.memoryUsage()),
    "umask and users": () => [process.umask(), process.getuid(), process.getgid()],
    "modules of Node": () => [
      typeof process.getBuiltinModule("node:buffer").Buffer,
      typeof process.getBuiltinModule("fs"),
      process.getBuiltinModule("nothing"),
    ],
    "refused by name": () =>
      Promise.all([
        refusing(() => process.kill(1)),
        refusing(() => process.binding("fs")),
        refusing(() => process.dlopen()),
        refusing(() => process.cpuUsage()),
      ]),
    output: () => [typeof process.stdout.write, process.stdout.fd, process.stderr.fd],
    "nextTick's order": async () => {
      const order = [];
      await new Promise((resolve) => {
        setTimeout(() => resolve(order.push("timeout")), 50);
        setImmediate((value) => order.push(value), "immediate");
        Promise.resolve().then(() => order.push("promise"));
        nextTick((value) => order.push(value), "tick");
      });
      return order;
    },
    emitWarning: () => process.emitWarning("careful"),
    global: () => global === globalThis,
    "setTimeout gives a Timeout": () => {
      const timeout = setTimeout(() => undefined, 1000);
      const seen = [
        timeout.constructor.name,
        typeof +timeout,
        timeout.hasRef(),
        timeout.unref() === timeout,
        timeout.hasRef(),
        timeout.ref() === timeout,
        timeout.refresh() === timeout,
        timeout.close() === timeout,
        Object.keys(timeout),
      ];
      clearTimeout(timeout);
      return seen;
    },
    "a Timeout's number clears it": async () => {
      let fired = false;
      clearTimeout(+setTimeout(() => (fired = true), 1));
      await scheduler.wait(5);
      return fired;
    },
    "a refreshed Timeout fires once": async () => {
      let fired = 0;
      const timeout = setTimeout(() => fired++, 2);
      timeout.refresh();
      await scheduler.wait(10);
      return fired;
    },
    "arguments of timers": () =>
      new Promise((resolve) => setTimeout((...values) => resolve(values), 1, 1, "b")),
    "this in a timer": () =>
      new Promise((resolve) => {
        const timeout = setTimeout(function () {
          resolve(this === timeout || this === globalThis || this === undefined);
        }, 1);
      }),
    "setInterval is cleared": async () => {
      let count = 0;
      await new Promise((resolve) => {
        const interval = setInterval(() => {
          if (++count === 3) resolve(clearInterval(interval));
        }, 1);
      });
      return count;
    },
    "setImmediate gives an Immediate": () => {
      const immediate = setImmediate(() => undefined);
      const seen = [immediate.constructor.name, typeof immediate[Symbol.dispose]];
      clearImmediate(immediate);
      return seen;
    },
    "a cleared Immediate does not fire": async () => {
      let fired = false;
      clearImmediate(setImmediate(() => (fired = true)));
      await scheduler.wait(3);
      return fired;
    },
    "timers need a function": async () => [
      (await caught(() => setTimeout("text"))).message,
      (await caught(() => setInterval(5))).name,
    ],
    "clearing nothing": () => [clearTimeout(), clearTimeout(null), clearTimeout({}), clearInterval("x")],
    "the module's timers": () => setTimer(() => undefined, 0).constructor.name,
    "timers as promises": async () => [await sleep(1, "value"), await promises.setImmediate("now")],
    "a timer as a promise is aborted": () =>
      caught(() => sleep(1000, 1, { signal: AbortSignal.abort() })).then((error) => [
        error.name,
        error.message,
      ]),
    "intervals as an iterator": async () => {
      let count = 0;
      for await (const value of promises.setInterval(1, "v")) {
        if (++count === 2) return [value, count];
      }
    },
    "scheduler as promises": async () => (await promises.scheduler.wait(1)) === undefined,
  },
});

export class Store extends checks.Store {}
export class Legacy extends checks.Legacy {}
export default checks.entry;
