import { caught, group } from "./harness.js";

/** In the year 2096: it never comes while the checks run. */
const FUTURE = 4_000_000_000_000;
const later = (millis) => FUTURE + millis;

/** The options and results of the three methods; no alarm fires. */
const checks = group({
  inWorker: {
    "the constructor may set one without a handler": async ({ env, fresh }) => {
      const name = fresh();
      return (await env.Legacy.getByName(name).fetch("http://object/constructed")).json();
    },
  },
  inObject: {
    "there is none at first": ({ storage }) => storage.getAlarm(),
    "one is set by a number": async ({ storage }) => {
      const result = await storage.setAlarm(later(1));
      return [result, (await storage.getAlarm()) - FUTURE];
    },
    "one is set by a date": async ({ storage }) => {
      await storage.setAlarm(new Date(later(2)));
      return (await storage.getAlarm()) - FUTURE;
    },
    "the last one counts": async ({ storage }) => {
      await storage.setAlarm(later(1));
      await storage.setAlarm(later(3));
      return (await storage.getAlarm()) - FUTURE;
    },
    "one is read before it is stored": async ({ storage }) => {
      storage.setAlarm(later(4));
      return (await storage.getAlarm()) - FUTURE;
    },
    "one is deleted": async ({ storage }) => {
      await storage.setAlarm(later(1));
      const result = await storage.deleteAlarm();
      return [result, await storage.getAlarm()];
    },
    "deleting none is no fault": ({ storage }) => storage.deleteAlarm(),
    "set, deleted and set at once": async ({ storage }) => {
      storage.setAlarm(later(1));
      storage.deleteAlarm();
      storage.setAlarm(later(2));
      return (await storage.getAlarm()) - FUTURE;
    },
    "fractions are cut off": async ({ storage }) => {
      await storage.setAlarm(later(1.75));
      return (await storage.getAlarm()) - FUTURE;
    },
    "text that is a number": async ({ storage }) => {
      const outcome = await caught(() => storage.setAlarm(String(later(5))));
      return [outcome, (await storage.getAlarm()) === later(5)];
    },
    "a time of zero is refused": ({ storage }) => caught(() => storage.setAlarm(0)),
    "a negative time is refused": ({ storage }) => caught(() => storage.setAlarm(-1)),
    "a date before the epoch is refused": ({ storage }) => caught(() => storage.setAlarm(new Date(-5))),
    "no time is refused": ({ storage }) => caught(() => storage.setAlarm()),
    "undefined is refused": ({ storage }) => caught(() => storage.setAlarm(undefined)),
    "null is refused": ({ storage }) => caught(() => storage.setAlarm(null)),
    "text that is no number is refused": ({ storage }) => caught(() => storage.setAlarm("soon")),
    "no number is refused": ({ storage }) => caught(() => storage.setAlarm(NaN)),
    "an invalid date is refused": ({ storage }) => caught(() => storage.setAlarm(new Date(NaN))),
    "an object is refused": ({ storage }) => caught(() => storage.setAlarm({})),
    "a big integer is refused": ({ storage }) => caught(() => storage.setAlarm(5n)),
    "a refusal leaves the alarm": async ({ storage }) => {
      await storage.setAlarm(later(6));
      await caught(() => storage.setAlarm(-1));
      return (await storage.getAlarm()) - FUTURE;
    },
    "a refusal is a rejection": ({ storage }) => {
      const promise = storage.setAlarm(-1);
      return promise.then(
        () => "fulfilled",
        () => "rejected",
      );
    },
    "options are accepted": async ({ storage }) => {
      await storage.setAlarm(later(7), { allowConcurrency: true, allowUnconfirmed: true });
      const seen = await storage.getAlarm({ allowConcurrency: true });
      await storage.deleteAlarm({ allowConcurrency: true, allowUnconfirmed: true });
      return [seen - FUTURE, await storage.getAlarm({})];
    },
    "options may be null": async ({ storage }) => {
      await storage.setAlarm(later(7), null);
      return (await storage.getAlarm(null)) - FUTURE;
    },
    "options of another kind are refused": ({ storage }) => caught(() => storage.setAlarm(later(1), 5)),
    "deleteAll takes it away": async ({ storage }) => {
      await storage.setAlarm(later(1));
      await storage.put("a", 1);
      await storage.deleteAll();
      return [await storage.getAlarm(), (await storage.list()).size];
    },
    "deleteAll at once takes it away": async ({ storage }) => {
      storage.setAlarm(later(1));
      storage.deleteAll();
      return storage.getAlarm();
    },
    "one set after deleteAll stays": async ({ storage }) => {
      storage.deleteAll();
      storage.setAlarm(later(8));
      return (await storage.getAlarm()) - FUTURE;
    },
    "list does not show it": async ({ storage }) => {
      await storage.setAlarm(later(1));
      return (await storage.list()).size;
    },
    "sync waits for it": async ({ storage }) => {
      storage.setAlarm(later(9));
      await storage.sync();
      return (await storage.getAlarm()) - FUTURE;
    },
    "the methods return promises": ({ storage }) => [
      storage.setAlarm(later(1)) instanceof Promise,
      storage.getAlarm() instanceof Promise,
      storage.deleteAlarm() instanceof Promise,
    ],
    "a time after 2189 is refused": ({ storage }) => caught(() => storage.setAlarm(8_640_000_000_000_000)),
    "the latest time there is": async ({ storage }) => {
      await storage.setAlarm(9_223_372_036_854);
      return storage.getAlarm();
    },
    "a time beyond it is refused": ({ storage }) => caught(() => storage.setAlarm(9_223_372_036_855)),
    "reading with options of another kind is refused": ({ storage }) => caught(() => storage.getAlarm(5)),
    "deleting with options of another kind is refused": ({ storage }) =>
      caught(() => storage.deleteAlarm("x")),
    "an infinite time is refused": ({ storage }) => caught(() => storage.setAlarm(Infinity)),
    "a time before the first millisecond is refused": ({ storage }) => caught(() => storage.setAlarm(0.5)),
    "a boolean is refused": ({ storage }) => caught(() => storage.setAlarm(true)),
  },
  inLegacy: {
    "without a handler setting is refused": ({ storage }) => caught(() => storage.setAlarm(later(1))),
    "without a handler a wrong time is refused first": ({ storage }) => caught(() => storage.setAlarm(-1)),
    "without a handler reading answers": ({ storage }) => caught(() => storage.getAlarm()),
    "without a handler deleting answers": ({ storage }) => caught(() => storage.deleteAlarm()),
  },
  async objectFetch(request, state) {
    const alarm = await state.storage.getAlarm();
    return Response.json([state.constructed, alarm !== null]);
  },
});

export class Store extends checks.Store {
  alarm() {}
}

export class Legacy extends checks.Legacy {
  constructor(state, env) {
    super(state, env);
    if (state.id.name?.includes("constructor may")) {
      state.constructed = "pending";
      state.storage.setAlarm(later(1)).then(
        () => (state.constructed = "set"),
        (error) => (state.constructed = error.message),
      );
    }
  }
}
export default checks.entry;
