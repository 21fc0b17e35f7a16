import { caught, group } from "./harness.js";

/** How often constructors ran and what happened elsewhere, by the name of the object. */
const built = new Map();
const notes = new Map();
const note = (name, text) => notes.set(name, [...(notes.get(name) ?? []), text]);

const ask = async (stub, path) => (await stub.fetch(`http://object${path}`)).json();
const failure = (stub, path) => caught(() => ask(stub, path));

const checks = group({
  inWorker: {
    "one constructor for many first calls": async ({ env, fresh }) => {
      const counts = await Promise.all(
        Array.from({ length: 10 }, () => ask(env.Store.getByName(fresh()), "/count")),
      );
      return [counts.sort((a, b) => a - b), await ask(env.Store.getByName(fresh()), "/built")];
    },
    "making a stub makes no instance": ({ env, fresh }) => {
      env.Store.getByName(fresh());
      return built.get(fresh()) ?? 0;
    },
    "memory lasts between calls": async ({ other }) => {
      const stub = other();
      return [await ask(stub, "/count"), await ask(stub, "/count")];
    },
    "constructor and handler see the same state": ({ other }) => ask(other(), "/same"),
    "the state's parts": ({ other }) => ask(other(), "/parts"),
    "an object without props has empty ones": ({ other }) => ask(other(), "/props"),
    "a constructor that throws fails the call": ({ env, fresh }) =>
      failure(env.Legacy.getByName(fresh()), "/"),
    "the same stub goes on failing, a new one does not": async ({ env, fresh }) => {
      const stub = env.Legacy.getByName(fresh());
      const outcomes = [await failure(stub, "/count"), await failure(stub, "/count")];
      return [...outcomes, await failure(env.Legacy.getByName(fresh()), "/count")];
    },
    "a handler that throws leaves instance and stub": async ({ other }) => {
      const stub = other();
      await ask(stub, "/count");
      const error = await failure(stub, "/throw");
      return [error, await ask(stub, "/count")];
    },
    "abort fails the call that aborts": ({ other }) => failure(other(), "/abort?bye"),
    "abort without a reason": ({ other }) => failure(other(), "/abort-plain"),
    "abort with an error": ({ other }) => failure(other(), "/abort-error"),
    "abort with a number": ({ other }) => failure(other(), "/abort-number"),
    "abort with null": ({ other }) => failure(other(), "/abort-null"),
    "abort fails calls that wait": async ({ env, fresh }) => {
      const waiting = failure(env.Store.getByName(fresh()), "/hang");
      await scheduler.wait(50);
      const aborting = await failure(env.Store.getByName(fresh()), "/abort?bye");
      return [await waiting, aborting];
    },
    "after an abort the stub is broken": async ({ other }) => {
      const stub = other();
      await failure(stub, "/abort?bye");
      return [await failure(stub, "/count"), await failure(stub, "/count")];
    },
    "after an abort a new stub finds a new instance": async ({ env, fresh }) => {
      await ask(env.Store.getByName(fresh()), "/count");
      await failure(env.Store.getByName(fresh()), "/abort?bye");
      return [await ask(env.Store.getByName(fresh()), "/count"), built.get(fresh())];
    },
    "nothing runs after abort": async ({ env, fresh }) => {
      await failure(env.Store.getByName(fresh()), "/abort-finally");
      await scheduler.wait(20);
      return notes.get(fresh());
    },
    "abort loses the writes of its turn": async ({ env, fresh }) => {
      await failure(env.Store.getByName(fresh()), "/write-abort");
      return ask(env.Store.getByName(fresh()), "/keys");
    },
    "abort leaves earlier writes": async ({ env, fresh }) => {
      await failure(env.Store.getByName(fresh()), "/write-wait-abort");
      return ask(env.Store.getByName(fresh()), "/keys");
    },
    "abort leaves writes that were synced": async ({ env, fresh }) => {
      await failure(env.Store.getByName(fresh()), "/write-sync-abort");
      return ask(env.Store.getByName(fresh()), "/keys");
    },
    "an exception leaves the writes before it": async ({ other }) => {
      const stub = other();
      await failure(stub, "/write-throw");
      return ask(stub, "/keys");
    },
    "abort leaves other objects alone": async ({ other }) => {
      const neighbour = other("neighbour");
      await ask(neighbour, "/count");
      await failure(other("aborting"), "/abort?bye");
      return ask(neighbour, "/count");
    },
    "blockConcurrencyWhile that fails resets the object": async ({ env, fresh }) => {
      const stub = env.Store.getByName(fresh());
      await ask(stub, "/count");
      const outcomes = [await failure(stub, "/block-fail"), await failure(stub, "/count")];
      return [...outcomes, await ask(env.Store.getByName(fresh()), "/count")];
    },
    "calls that wait for it fail with it": async ({ env, fresh }) => {
      await ask(env.Store.getByName(fresh()), "/count");
      const failing = failure(env.Store.getByName(fresh()), "/block-fail-late");
      await scheduler.wait(50);
      const waiting = failure(env.Store.getByName(fresh()), "/count");
      return [await failing, await waiting];
    },
    "waitUntil goes on after the answer": async ({ other }) => {
      const stub = other();
      const answer = await ask(stub, "/wait-until");
      await scheduler.wait(150);
      return [answer, await ask(stub, "/keys")];
    },
    "waitUntil that fails hurts nobody": async ({ other }) => {
      const stub = other();
      const answer = await ask(stub, "/wait-until-fail");
      await scheduler.wait(50);
      return [answer, await ask(stub, "/count")];
    },
    "waitUntil returns nothing": ({ other }) => ask(other(), "/wait-until-returns"),
    "waitUntil needs an argument": ({ other }) => failure(other(), "/wait-until-empty"),
    "timers go on after the answer": async ({ other }) => {
      const stub = other();
      await ask(stub, "/timer");
      await scheduler.wait(150);
      return ask(stub, "/keys");
    },
    "an abort after the answer resets the object": async ({ env, fresh }) => {
      await ask(env.Store.getByName(fresh()), "/count");
      await ask(env.Store.getByName(fresh()), "/abort-later");
      await scheduler.wait(150);
      return ask(env.Store.getByName(fresh()), "/count");
    },
    "promises are shared between the events of an object": async ({ env, fresh }) => {
      const waiting = ask(env.Store.getByName(fresh()), "/await-shared");
      await scheduler.wait(50);
      await ask(env.Store.getByName(fresh()), "/settle-shared");
      return waiting;
    },
    "objects of a Worker share its globals": async ({ other }) => {
      await ask(other("one"), "/global?set");
      return ask(other("two"), "/global");
    },
    "an object calls itself": ({ other }) => ask(other(), "/self"),
    "an object that answers nothing fails the call": ({ other }) => failure(other(), "/nothing"),
    "a class without fetch": async ({ env, fresh }) => {
      const stub = env.Legacy.getByName(`${fresh()} bare`);
      return [await failure(stub, "/"), await failure(stub, "/")];
    },
  },
  async objectFetch(request, state, env) {
    const { pathname, search } = new URL(request.url);
    const { storage } = state;
    const name = state.id.name;
    const wait = (millis) => scheduler.wait(millis);
    switch (pathname) {
      case "/count":
        return Response.json((state.count = (state.count ?? 0) + 1));
      case "/built":
        return Response.json(built.get(name));
      case "/same":
        return Response.json(state.mine === name);
      case "/parts":
        return Response.json([
          typeof state.id,
          typeof state.storage,
          state.id === state.id,
          state.storage === state.storage,
          state.constructor.name,
        ]);
      case "/props":
        return Response.json(state.props);
      case "/throw":
        throw new RangeError("on purpose");
      case "/abort":
        return state.abort(search.slice(1));
      case "/abort-plain":
        return state.abort();
      case "/abort-error":
        return state.abort(new RangeError("an error"));
      case "/abort-number":
        return state.abort(5);
      case "/abort-null":
        return state.abort(null);
      case "/abort-finally":
        try {
          note(name, "before");
          state.abort("on purpose");
          note(name, "after");
        } catch {
          note(name, "caught");
        } finally {
          note(name, "finally");
        }
        return Response.json(null);
      case "/hang":
        await wait(60_000);
        return Response.json(null);
      case "/write-abort":
        storage.put("a", 1);
        return state.abort("on purpose");
      case "/write-wait-abort":
        storage.put("a", 1);
        await wait(20);
        return state.abort("on purpose");
      case "/write-sync-abort":
        storage.put("a", 1);
        await storage.sync();
        storage.put("b", 1);
        return state.abort("on purpose");
      case "/write-throw":
        storage.put("a", 1);
        throw new Error("on purpose");
      case "/keys":
        return Response.json([...(await storage.list()).keys()]);
      case "/block-fail":
        return state.blockConcurrencyWhile(() => {
          throw new RangeError("in the section");
        });
      case "/block-fail-late":
        return state.blockConcurrencyWhile(async () => {
          await wait(200);
          throw new RangeError("in the section");
        });
      case "/wait-until":
        state.waitUntil(wait(50).then(() => storage.put("waited", 1)));
        return Response.json("answered");
      case "/wait-until-fail":
        state.waitUntil(wait(10).then(() => Promise.reject(new Error("on purpose"))));
        return Response.json("answered");
      case "/wait-until-returns":
        return Response.json([state.waitUntil(Promise.resolve()) === undefined]);
      case "/wait-until-empty":
        state.waitUntil();
        return Response.json(null);
      case "/timer":
        setTimeout(() => storage.put("fired", 1), 50);
        return Response.json(null);
      case "/abort-later":
        setTimeout(() => state.abort("later"), 50);
        return Response.json(null);
      case "/await-shared": {
        const shared = new Promise((resolve) => (state.settle = resolve));
        return Response.json(await shared);
      }
      case "/settle-shared":
        state.settle("settled elsewhere");
        return Response.json(null);
      case "/global":
        if (search) globalThis.left = "left by another";
        return Response.json(globalThis.left ?? null);
      case "/self":
        return env.Store.get(state.id).fetch("http://object/count");
      case "/nothing":
        return undefined;
    }
  },
});

export class Store extends checks.Store {
  constructor(state, env) {
    super(state, env);
    state.mine = state.id.name;
    built.set(state.id.name, (built.get(state.id.name) ?? 0) + 1);
  }
}

/** Its constructor throws the first time for each object. */
export class Legacy extends checks.Legacy {
  constructor(state, env) {
    super(state, env);
    const { name } = state.id;
    built.set(name, (built.get(name) ?? 0) + 1);
    if (name.endsWith(" bare")) this.fetch = undefined;
    else if (built.get(name) === 1) throw new RangeError("not the first time");
  }
}
export default checks.entry;
