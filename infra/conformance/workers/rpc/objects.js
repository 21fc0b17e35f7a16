import { RpcTarget, WorkerEntrypoint } from "cloudflare:workers";
import { group } from "./harness.js";

/** Like `caught`, with whether the error tells whose code threw it. */
const seen = async (action) => {
  try {
    return { value: await action() };
  } catch (error) {
    return {
      error: error.constructor.name,
      message: error.message,
      own: Object.keys(error)
        .filter((name) => name !== "durableObjectId")
        .sort(),
    };
  }
};

let instances = 0;
let failConstructor = 0;
const waits = new Map();

class Capability extends RpcTarget {
  #store;
  constructor(store) {
    super();
    this.#store = store;
  }
  ping() {
    return "pong";
  }
  abort(reason) {
    return this.#store.abort(reason);
  }
  hang() {
    return scheduler.wait(60_000);
  }
}

export class Service extends WorkerEntrypoint {
  async callObject(stub) {
    return stub.count();
  }
}

const checks = group({
  inWorker: {
    "calls on one stub start in order": async ({ other }) => {
      const stub = other();
      await Promise.all([stub.start("1"), stub.start("2"), stub.start("3")]);
      return stub.started();
    },
    "a fetch with a body keeps its place": async ({ other }) => {
      const stub = other();
      await Promise.all([
        stub.fetch("http://object/1", { method: "POST", body: "x".repeat(300_000) }),
        stub.start("2"),
      ]);
      return stub.started();
    },
    "simultaneous first calls": async ({ other }) => {
      const results = await Promise.all([other().count(), other().count(), other().count()]);
      return results.sort();
    },
    "an object calls itself": ({ other }) => other().viaSelf(),
    "an object calls another": ({ other }) => other("a").viaOther("b"),
    "a constructor that throws": async ({ other }) => {
      failConstructor = 1;
      const stub = other();
      const first = await seen(() => stub.count());
      const second = await seen(() => stub.count());
      return [first, second, await seen(() => other().count())];
    },
    "abort while a call runs": async ({ other }) => {
      const stub = other();
      await stub.count();
      const hanging = seen(() => stub.hang());
      await scheduler.wait(10);
      const aborting = await seen(() => stub.abort("bye"));
      return [aborting, await hanging, await seen(() => stub.count()), await seen(() => other().count())];
    },
    "abort without a reason": ({ other }) => seen(() => other().abort()),
    "a capability of an instance that aborted": async ({ other }) => {
      const stub = other();
      const capability = await stub.capability();
      const hanging = seen(() => capability.hang());
      await scheduler.wait(10);
      const first = await seen(() => capability.abort("gone"));
      await scheduler.wait(10);
      return [first, await hanging, await seen(() => capability.ping()), await seen(() => stub.count())];
    },
    "blockConcurrencyWhile that fails": async ({ other }) => {
      const stub = other();
      return [
        await seen(() => stub.blockAndFail()),
        await seen(() => stub.count()),
        await seen(() => other().count()),
      ];
    },
    "a callback while concurrency is blocked": ({ other }) => other().blockAndCall((x) => x + 1),
    "a capability used while concurrency is blocked": ({ other }) => other("a").blockAndUse("b"),
    "calls do not shut the input gate": async ({ other }) => {
      const stub = other();
      const waiting = stub.waitForRelease();
      await stub.release();
      return waiting;
    },
    "storage shuts the input gate for calls": async ({ other }) => {
      const stub = other();
      const results = await Promise.all(Array.from({ length: 20 }, () => stub.incrementStored()));
      return results.sort((a, b) => a - b);
    },
    "a callback may come while a call waits": ({ other }) =>
      other().relay(async (f) => [await f("in"), await f("again")]),
    "what was written is seen by the callee of a call": ({ other }) => other("a").writeAndTell("b"),
    "a write before a result": async ({ other }) => {
      const stub = other();
      await stub.write("k", { a: 1 });
      return stub.readStored("k");
    },
    "an error with remote set": ({ other }) => seen(() => other().throwRemote()),
    "errors through two objects": ({ other }) => seen(() => other("a").failThrough("b")),
    "durableObjectId through two objects": async ({ other }) => {
      const inner = other("a/b");
      try {
        await other("a").failThrough("b");
      } catch (error) {
        return [typeof error.durableObjectId, error.durableObjectId === inner.id.toString()];
      }
    },
    "durableObjectId of a target": async ({ other }) => {
      const stub = other();
      const target = await stub.failing();
      try {
        await target.fail();
      } catch (error) {
        return error.durableObjectId === stub.id.toString();
      }
    },
    "an entrypoint calls an object that it was given": ({ ctx, other }) =>
      ctx.exports.Service.callObject(other()),
    "many calls at once": async ({ other }) => {
      const stub = other();
      const results = await Promise.all(Array.from({ length: 200 }, (_, i) => stub.echo(i)));
      return results.every((value, index) => value === index);
    },
  },
  async objectFetch(request, state) {
    (waits.get(state.id.toString()) ?? waits.set(state.id.toString(), []).get(state.id.toString())).push(
      new URL(request.url).pathname.slice(1),
    );
    await request.text();
    return new Response("ok");
  },
});

class Failing extends RpcTarget {
  fail() {
    throw new RangeError("from a target");
  }
}

export class Store extends checks.Store {
  counter = 0;
  constructor(ctx, env) {
    super(ctx, env);
    this.instance = ++instances;
    if (failConstructor > 0) {
      failConstructor--;
      throw new RangeError("no construction");
    }
  }
  count() {
    return this.counter++;
  }
  echo(value) {
    return value;
  }
  #list() {
    const key = this.ctx.id.toString();
    return waits.get(key) ?? waits.set(key, []).get(key);
  }
  start(name) {
    this.#list().push(name);
  }
  started() {
    return this.#list();
  }
  #named(suffix) {
    return this.env.Store.getByName(`${this.ctx.id.name}/${suffix}`);
  }
  viaSelf() {
    return this.env.Store.get(this.ctx.id).count();
  }
  async viaOther(suffix) {
    return [await this.#named(suffix).count(), await this.#named(suffix).count()];
  }
  hang() {
    return scheduler.wait(60_000);
  }
  abort(reason) {
    this.ctx.abort(reason);
    return "not reached";
  }
  capability() {
    return new Capability(this);
  }
  blockAndFail() {
    return this.ctx.blockConcurrencyWhile(async () => {
      throw new RangeError("blocked and failed");
    });
  }
  blockAndCall(f) {
    return this.ctx.blockConcurrencyWhile(async () => [await f(1), await f(2)]);
  }
  async blockAndUse(suffix) {
    const capability = await this.#named(suffix).capability();
    return this.ctx.blockConcurrencyWhile(() => capability.ping());
  }
  waitForRelease() {
    return new Promise((resolve) => {
      this.resolve = resolve;
    });
  }
  release() {
    this.resolve("released");
  }
  async incrementStored() {
    const value = ((await this.ctx.storage.get("n")) ?? 0) + 1;
    await this.ctx.storage.put("n", value);
    return value;
  }
  async relay(f) {
    return f((x) => [x, this.counter++]);
  }
  async write(key, value) {
    await this.ctx.storage.put(key, value);
  }
  readStored(key) {
    return this.ctx.storage.get(key);
  }
  async writeAndTell(suffix) {
    this.ctx.storage.put("told", 1);
    return this.#named(suffix).ask(() => this.ctx.storage.get("told"));
  }
  ask(f) {
    return f();
  }
  throwRemote() {
    throw Object.assign(new Error("x"), { remote: false, retryable: true, overloaded: true });
  }
  fail() {
    throw new RangeError("from afar");
  }
  failing() {
    return new Failing();
  }
  failThrough(suffix) {
    return this.#named(suffix).fail();
  }
}
export class Legacy extends checks.Legacy {}
export default checks.entry;
