import { caught, group } from "./harness.js";

const wait = (millis) => scheduler.wait(millis);
const get = async (stub, path) => (await stub.fetch(`http://object${path}`)).json();
/** Runs something that ends the instance on one stub; what the next instance finds. */
const afterwards =
  (path, find = "/stored") =>
  async ({ other }) => {
    const failure = await caught(() => other().fetch(`http://object${path}`));
    return [failure.name, failure.message, failure.durableObjectReset, await get(other(), find)];
  };

const inWorker = {
  "a read and a write in each of many requests lose nothing": async ({ other }) => {
    const counts = await Promise.all(Array.from({ length: 100 }, () => get(other(), "/count")));
    return counts.sort((a, b) => a - b);
  },
  "a wait between read and write loses some": async ({ other }) => {
    const counts = await Promise.all(Array.from({ length: 10 }, () => get(other(), "/racy-count")));
    return new Set(counts).size < 10;
  },
  "a transaction around read, wait and write loses nothing": async ({ other }) => {
    const counts = await Promise.all(Array.from({ length: 20 }, () => get(other(), "/transaction-count")));
    return counts.sort((a, b) => a - b);
  },
  "a section around read, wait and write loses nothing": async ({ other }) => {
    const counts = await Promise.all(Array.from({ length: 20 }, () => get(other(), "/section-count")));
    return counts.sort((a, b) => a - b);
  },
  "a synchronous count loses nothing": async ({ other }) => {
    const counts = await Promise.all(Array.from({ length: 50 }, () => get(other(), "/kv-count")));
    return counts.sort((a, b) => a - b);
  },
  "a request waits for a section": async ({ other }) => {
    const stub = other();
    const [slow, quick] = await Promise.all([get(stub, "/slow-section"), get(stub, "/order")]);
    return [slow, quick];
  },
  "requests go on beside a wait": async ({ other }) => {
    const stub = other();
    const [, beside, after] = [await get(stub, "/order"), get(stub, "/slow"), get(stub, "/order")];
    return [await after, await beside];
  },
  "writes of a turn that aborts are lost": afterwards("/put-abort"),
  "an awaited write of a turn that aborts is lost": afterwards("/await-put-abort"),
  "a synchronous write of a turn that aborts is lost": afterwards("/kv-put-abort"),
  "a write before a wait survives the abort": afterwards("/put-wait-abort"),
  "a write before a sync survives the abort": afterwards("/put-sync-abort"),
  "a removal in a turn that aborts is undone": afterwards("/delete-abort"),
  "deleteAll in a turn that aborts is not undone": afterwards("/delete-all-abort"),
  "a transaction that aborts is lost": afterwards("/transaction-abort"),
  "a section that fails takes its writes along": afterwards("/section-fails"),
  "deleteAll without a wait in a turn that aborts is not undone": afterwards("/delete-all-now-abort"),
  "a section that fails ends the instance": afterwards("/section-fails", "/instance"),
  "a section whose failure would be caught ends the instance": afterwards("/section-fails-caught"),
  "a section nested too deeply ends the instance": afterwards("/too-deep", "/instance"),
  "a handler that throws keeps its writes": async ({ other }) => {
    const failure = await caught(() => get(other(), "/put-throw"));
    return [failure.message, failure.durableObjectReset, await get(other(), "/stored")];
  },
  "a failed section fails the calls that wait": async ({ other }) => {
    const [one, two] = [other(), other()];
    const failures = await Promise.all([
      caught(() => one.fetch("http://object/slow-section-fails")),
      caught(() => two.fetch("http://object/order")),
    ]);
    return [
      failures.map(({ name, message }) => [name, message]),
      (await caught(() => one.fetch("http://object/order"))).message,
      await get(other(), "/instance"),
    ];
  },
  "the constructor's section is waited for": ({ env, fresh }) =>
    get(env.Legacy.getByName(fresh("section")), "/"),
  "the constructor's reads are waited for": async ({ env, fresh }) => {
    const name = fresh("reads");
    await get(env.Legacy.getByName(name), "/");
    await caught(() => env.Legacy.getByName(name).fetch("http://object/abort"));
    return get(env.Legacy.getByName(name), "/");
  },
};

let instances = 0;

async function objectFetch(request, state) {
  const { storage } = state;
  state.order ??= [];
  state.instance ??= ++instances;
  const { pathname } = new URL(request.url);
  const count = async (between) => {
    const next = ((await storage.get("count")) ?? 0) + 1;
    await between?.();
    await storage.put("count", next);
    return next;
  };
  const fails = async () => {
    storage.put("lost", 1);
    await wait(20);
    throw new RangeError("section");
  };
  const stored = async () => {
    await storage.put("old", 0);
    await storage.sync();
  };
  switch (pathname) {
    case "/count":
      return Response.json(await count());
    case "/racy-count":
      return Response.json(await count(() => wait(1)));
    case "/transaction-count":
      return Response.json(await storage.transaction(() => count(() => wait(1))));
    case "/section-count":
      return Response.json(await state.blockConcurrencyWhile(() => count(() => wait(1))));
    case "/kv-count":
      storage.kv.put("count", (storage.kv.get("count") ?? 0) + 1);
      return Response.json(storage.kv.get("count"));
    case "/slow-section":
      await state.blockConcurrencyWhile(async () => {
        await wait(30);
        state.order.push("section");
      });
      return Response.json(state.order);
    case "/slow":
      state.order.push("slow begins");
      await wait(50);
      state.order.push("slow ends");
      return Response.json(state.order);
    case "/order":
      state.order.push("request");
      return Response.json(state.order);
    case "/instance":
      return Response.json(state.order.length);
    case "/put-abort":
      await stored();
      storage.put("a", 1);
      storage.put("b", 1);
      return state.abort("bye");
    case "/await-put-abort":
      await stored();
      await storage.put("a", 1);
      return state.abort("bye");
    case "/kv-put-abort":
      await stored();
      storage.kv.put("a", 1);
      return state.abort("bye");
    case "/put-wait-abort":
      await stored();
      storage.put("a", 1);
      await wait(1);
      return state.abort("bye");
    case "/put-sync-abort":
      await stored();
      storage.put("a", 1);
      await storage.sync();
      return state.abort("bye");
    case "/delete-abort":
      await stored();
      await storage.delete("old");
      return state.abort("bye");
    case "/delete-all-abort":
      await stored();
      await storage.deleteAll();
      return state.abort("bye");
    case "/delete-all-now-abort":
      await stored();
      storage.put("a", 1);
      storage.deleteAll();
      storage.put("b", 1);
      return state.abort("bye");
    case "/transaction-abort":
      await stored();
      return storage.transaction(async (txn) => {
        await txn.put("a", 1);
        await wait(1);
        state.abort("bye");
      });
    case "/section-fails":
      await stored();
      state.order.push("section");
      return state.blockConcurrencyWhile(async () => {
        storage.put("lost", 1);
        throw new RangeError("section");
      });
    case "/section-fails-caught":
      await stored();
      await state
        .blockConcurrencyWhile(() => {
          throw new TypeError("section");
        })
        .catch(() => undefined);
      return Response.json("caught");
    case "/slow-section-fails":
      state.order.push("section");
      return state.blockConcurrencyWhile(fails);
    case "/too-deep": {
      state.order.push("section");
      const go = () => state.blockConcurrencyWhile(go);
      return go();
    }
    case "/put-throw":
      storage.put("a", 1);
      throw new Error("after the write");
    default:
      return Response.json([...(await storage.list())]);
  }
}

const checks = group({ inWorker, objectFetch });

export class Store extends checks.Store {}
/** Prepares itself in its constructor. */
export class Legacy extends checks.Legacy {
  constructor(state, env) {
    super(state, env);
    this.seen = [];
    state.storage.get("runs").then((runs) => {
      this.seen.push(["read", runs ?? 0]);
      state.storage.put("runs", (runs ?? 0) + 1);
    });
    state.blockConcurrencyWhile(async () => {
      await wait(20);
      this.seen.push("section");
    });
  }

  fetch(request) {
    if (new URL(request.url).pathname === "/abort") this.ctx.abort("bye");
    return Response.json(this.seen);
  }
}
export default checks.entry;
