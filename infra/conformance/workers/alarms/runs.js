import { caught, group } from "./harness.js";

const SOON = 30;
const PATIENCE_MILLIS = 7_000;

/** Asks the object until it has something to say; the answer of the last time when it never has. */
async function eventually(env, name, path, isEnough = (seen) => seen !== null) {
  const end = Date.now() + PATIENCE_MILLIS;
  for (;;) {
    const seen = await env.Store.getByName(name)
      .fetch(`http://object${path}`)
      .then(
        (response) => response.json(),
        (error) => ({ failed: error.message }),
      );
    if (isEnough(seen) || Date.now() > end) return seen;
    await scheduler.wait(20);
  }
}

const runs = (count) => (seen) => Array.isArray(seen) && seen.length >= count;

/** Sends a request to the check's object. */
const ask = async ({ env, fresh }, path) =>
  (await env.Store.getByName(fresh()).fetch(`http://object${path}`)).json();
const asked = ({ env, fresh }, path, isEnough = () => true) => eventually(env, fresh(), path, isEnough);

/**
 * Has an object's alarm go off, which does what it is told, and shows what its runs noted. A run that ends the object may end
 * the answer to who set it, too.
 */
const alarm =
  (doing, count = 1) =>
  async (context) => {
    await ask(context, `/set?doing=${doing}`).catch(() => undefined);
    return asked(context, "/noted", runs(count));
  };

const checks = group({
  inWorker: {
    "a handler is told of its run": alarm("info"),
    "a handler is told when the alarm was due": alarm("scheduled"),
    "a handler runs not before its time": alarm("time"),
    "there is no alarm inside of the handler": alarm("get"),
    "there is none after the handler": async (context) => {
      await alarm("nothing")(context);
      return asked(context, "/alarm", (seen) => !seen);
    },
    "an alarm that is past runs at once": async (context) => {
      await ask(context, "/past?doing=info");
      return asked(context, "/noted", runs(1));
    },
    "a past time counts as now": (context) => ask(context, "/clamped"),
    "a handler sets the next one": alarm("again", 3),
    "a handler sees the one that it set": alarm("get-set"),
    "a handler that throws runs again": alarm("throw-once", 2),
    "a handler that rejects runs again": alarm("reject-once", 2),
    "a handler that aborts runs again": alarm("abort-once", 2),
    "a handler that aborts for good does not": async (context) => {
      await alarm("abort-for-good")(context);
      await scheduler.wait(3000);
      return [await asked(context, "/noted"), await asked(context, "/alarm")];
    },
    "between runs the alarm keeps its time": async (context) => {
      await alarm("throw-once")(context);
      return asked(context, "/kept", ([isThere]) => isThere);
    },
    "one set by a failing run takes its place": alarm("set-and-throw", 2),
    "one deleted by a failing run is not tried again": async (context) => {
      await alarm("delete-and-throw")(context);
      await scheduler.wait(3000);
      return [await asked(context, "/noted"), await asked(context, "/alarm")];
    },
    "setting between runs starts over": async (context) => {
      await alarm("throw-once")(context);
      await scheduler.wait(100);
      await ask(context, "/set?doing=info");
      return asked(context, "/noted", runs(2));
    },
    "deleting between runs ends them": async (context) => {
      await alarm("throw-once")(context);
      await ask(context, "/delete");
      await scheduler.wait(3000);
      return asked(context, "/noted");
    },
    "writes of a failing run stay": async (context) => {
      await alarm("write-and-throw", 2)(context);
      return asked(context, "/written");
    },
    "deleteAll in the handler": async (context) => {
      const noted = await alarm("delete-all")(context);
      return [noted, await asked(context, "/alarm")];
    },
    "a deleted alarm does not run": async (context) => {
      await ask(context, "/set?doing=info&in=200");
      await ask(context, "/delete");
      await scheduler.wait(500);
      return asked(context, "/noted");
    },
    "a later one takes its place": async (context) => {
      await ask(context, "/set?doing=info&in=200");
      await ask(context, "/set?doing=info&in=3600000");
      await scheduler.wait(500);
      return asked(context, "/noted");
    },
    "an earlier one takes its place": async (context) => {
      await ask(context, "/set?doing=info&in=3600000");
      await ask(context, "/set?doing=info");
      return asked(context, "/noted", runs(1));
    },
    "requests enter while a handler waits": async (context) => {
      await ask(context, "/set?doing=wait");
      return asked(context, "/state", (seen) => seen === "waiting");
    },
    "runs of one object do not overlap": alarm("overlap", 2),
    "a handler runs with its own object": alarm("identity"),
    "an object without a name has none in its handler": async ({ env }) => {
      const id = env.Store.newUniqueId();
      const tell = async (path) => (await env.Store.get(id).fetch(`http://object${path}`)).json();
      await tell("/set?doing=identity");
      let noted = null;
      for (let tries = 0; tries < 100 && noted === null; tries++) {
        await scheduler.wait(20);
        noted = await tell("/noted");
      }
      return noted;
    },
    "a handler may call another object": alarm("call"),
    "what a handler returns is of no interest": alarm("return"),
    "an alarm set before an abort is lost": async (context) => {
      await caught(() => ask(context, "/set-and-abort"));
      return asked(context, "/alarm");
    },
    "an alarm that was synced survives an abort": async (context) => {
      await caught(() => ask(context, "/sync-and-abort?doing=info"));
      return asked(context, "/noted", runs(1));
    },
    "writes and alarm of one turn are lost together": async (context) => {
      await caught(() => ask(context, "/write-and-abort"));
      return [await asked(context, "/alarm"), await asked(context, "/written")];
    },
    "an alarm set by a handler that throws afterwards stays": async (context) => {
      await caught(() => ask(context, "/set-then-throw?doing=info"));
      return asked(context, "/noted", runs(1));
    },
    "many objects' alarms": async ({ env, fresh }) => {
      const names = Array.from({ length: 20 }, (_, i) => fresh(i));
      await Promise.all(names.map((name) => env.Store.getByName(name).fetch("http://object/set?doing=info")));
      const seen = await Promise.all(names.map((name) => eventually(env, name, "/noted", runs(1))));
      return seen.map((noted) => noted.length);
    },
  },
  async objectFetch(request, state) {
    const url = new URL(request.url);
    const { storage } = state;
    const set = async (time) => {
      await storage.put("doing", url.searchParams.get("doing"));
      await storage.setAlarm(time);
    };
    switch (url.pathname) {
      case "/set":
        await set(Date.now() + Number(url.searchParams.get("in") ?? SOON));
        return Response.json(null);
      case "/past":
        await set(Date.now() - 60_000);
        return Response.json(null);
      case "/clamped": {
        const before = Date.now();
        storage.setAlarm(1);
        const seen = await storage.getAlarm();
        storage.deleteAlarm();
        return Response.json(seen >= before - 1 && seen <= Date.now());
      }
      case "/delete":
        await storage.deleteAlarm();
        return Response.json(null);
      case "/noted":
        return Response.json((await storage.get("noted")) ?? null);
      case "/written":
        return Response.json((await storage.get("written")) ?? null);
      case "/alarm":
        return Response.json((await storage.getAlarm()) !== null);
      case "/kept": {
        const seen = await storage.getAlarm();
        return Response.json([seen !== null, seen !== null && seen <= Date.now()]);
      }
      case "/state":
        return Response.json(state.waiting ?? null);
      case "/set-and-abort":
        storage.setAlarm(Date.now() + 3_600_000);
        return state.abort("on purpose");
      case "/write-and-abort":
        storage.put("written", 1);
        storage.setAlarm(Date.now() + 3_600_000);
        return state.abort("on purpose");
      case "/sync-and-abort":
        await set(Date.now() + SOON);
        await storage.sync();
        return state.abort("on purpose");
      case "/set-then-throw":
        await set(Date.now() + SOON);
        throw new Error("after the alarm");
      case "/hello":
        return Response.json("hello");
    }
  },
});

/** What the alarm's handler does, by name; what it returns is noted. */
const doings = {
  nothing: () => "done",
  info: (_, info) => [info.retryCount, info.isRetry, Object.keys(info)],
  scheduled: (_, info) => typeof info.scheduledTime === "number" && Date.now() - info.scheduledTime < 5000,
  time: (_, info) => Date.now() >= info.scheduledTime,
  get: ({ ctx }) => ctx.storage.getAlarm(),
  "get-set": async ({ ctx }) => {
    const time = Date.now() + 3_600_000;
    await ctx.storage.setAlarm(time);
    return (await ctx.storage.getAlarm()) === time;
  },
  again: async ({ ctx }, info, count) => {
    if (count < 2) await ctx.storage.setAlarm(Date.now() + SOON);
    return [info.retryCount, info.isRetry];
  },
  "set-and-throw": async ({ ctx }, info, count) => {
    if (count === 0) await ctx.storage.setAlarm(Date.now() + SOON);
    return { note: [info.retryCount, info.isRetry], then: count === 0 ? "throw" : "" };
  },
  "throw-once": (_, info, count) => ({
    note: [info.retryCount, info.isRetry],
    then: count === 0 ? "throw" : "",
  }),
  "reject-once": (_, info, count) => ({
    note: [info.retryCount, info.isRetry],
    then: count === 0 ? "reject" : "",
  }),
  "abort-once": (_, info, count) => ({
    note: [info.retryCount, info.isRetry],
    then: count === 0 ? "abort" : "",
  }),
  "abort-for-good": (_, info) => ({ note: [info.retryCount], then: "abort for good" }),
  "delete-and-throw": async ({ ctx }, info) => {
    await ctx.storage.deleteAlarm();
    return { note: [info.retryCount], then: "throw" };
  },
  "write-and-throw": async ({ ctx }, info, count) => {
    if (count === 0) await ctx.storage.put("written", "by the first run");
    return { note: [info.retryCount], then: count === 0 ? "throw" : "" };
  },
  "delete-all": async ({ ctx }) => {
    await ctx.storage.deleteAll();
    return ctx.storage.getAlarm();
  },
  wait: async ({ ctx }) => {
    ctx.waiting = "waiting";
    await scheduler.wait(1000);
    return "waited";
  },
  overlap: async (object, _, count) => {
    object.running = (object.running ?? 0) + 1;
    if (count === 0) {
      await object.ctx.storage.setAlarm(Date.now() + SOON);
      await scheduler.wait(300);
    }
    const { running } = object;
    object.running--;
    return running;
  },
  identity: ({ ctx, env }) => [
    typeof ctx.id.name === "string" && env.Store.idFromName(ctx.id.name).toString() === ctx.id.toString(),
    ctx.id.name === undefined,
  ],
  call: async ({ env, ctx }) =>
    (await env.Store.getByName(`${ctx.id.name} other`).fetch("http://object/hello")).json(),
  return: () => ({ note: "returned", then: "return" }),
};

export class Store extends checks.Store {
  async alarm(info) {
    const { storage } = this.ctx;
    const noted = (await storage.get("noted")) ?? [];
    const result = await doings[await storage.get("doing")](this, info, noted.length);
    const { note, then } = result?.then ? result : { note: result?.note ?? result, then: "" };
    await storage.put("noted", [...noted, note]);
    switch (then) {
      case "throw":
        throw new Error("a run that fails");
      case "reject":
        return Promise.reject(new Error("a run that fails"));
      case "abort":
        await storage.sync();
        return this.ctx.abort("a run that aborts");
      case "abort for good":
        await storage.sync();
        return this.ctx.abort("a run that aborts", { retryAlarm: false });
      case "return":
        return { anything: () => 1 };
    }
  }
}

export class Legacy extends checks.Legacy {}
export default checks.entry;
