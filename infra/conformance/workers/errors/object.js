import { caught, group } from "./harness.js";

class CustomError extends Error {
  name = "CustomError";
  code = 7;
}

const pages = {
  "/throw": () => {
    throw new Error("thrown on purpose");
  },
  "/type-error": () => {
    throw new TypeError("of another class");
  },
  "/range-error": () => {
    throw new RangeError("of another class");
  },
  "/custom": () => {
    throw new CustomError("with fields");
  },
  "/cause": () => {
    throw new Error("outer", { cause: new TypeError("inner") });
  },
  "/empty": () => {
    throw new Error();
  },
  "/throw-text": () => {
    throw "only text";
  },
  "/throw-undefined": () => {
    throw undefined;
  },
  "/reject": () => Promise.reject(new Error("rejected on purpose")),
  "/nothing": () => undefined,
  "/text-instead": () => "no response",
  "/late": async (state) => {
    await state.storage.get("x");
    throw new Error("after storage");
  },
};

const failing =
  (path) =>
  async ({ other }) =>
    caught(() => other().fetch(`http://object${path}`));

const checks = group({
  inWorker: {
    "an object that throws": failing("/throw"),
    "an object that throws a type error": failing("/type-error"),
    "an object that throws a range error": failing("/range-error"),
    "an object that throws an error of its own class": failing("/custom"),
    "an object that throws an error with a cause": failing("/cause"),
    "an object that throws an error without a message": failing("/empty"),
    "an object that throws text": failing("/throw-text"),
    "an object that throws undefined": failing("/throw-undefined"),
    "an object that rejects": failing("/reject"),
    "an object that answers nothing": failing("/nothing"),
    "an object that answers text": failing("/text-instead"),
    "an object that throws after storage": failing("/late"),
    "an object lives on after throwing": async ({ other }) => {
      const stub = other();
      await stub.fetch("http://object/count");
      await caught(() => stub.fetch("http://object/throw"));
      return (await stub.fetch("http://object/count")).json();
    },
    "an object whose constructor throws": ({ env, fresh }) =>
      caught(() => env.Legacy.getByName(fresh()).fetch("http://object/")),
    "a constructor that threw is tried again": async ({ env, fresh }) => {
      const name = fresh();
      const first = await caught(() => env.Legacy.getByName(name).fetch("http://object/"));
      const second = await caught(() => env.Legacy.getByName(name).fetch("http://object/"));
      return [first.message, second.message];
    },
    "a caught error leaves the worker going": async ({ other }) => {
      await caught(() => other("one").fetch("http://object/throw"));
      return (await other("two").fetch("http://object/count")).json();
    },
  },
  objectFetch(request, state) {
    const { pathname } = new URL(request.url);
    if (pathname === "/count") {
      state.seen = (state.seen ?? 0) + 1;
      return Response.json(state.seen);
    }
    return pages[pathname](state);
  },
});

export class Store extends checks.Store {}
export class Legacy extends checks.Legacy {
  constructor(state, env) {
    super(state, env);
    throw new Error("the constructor refuses");
  }
}
export default checks.entry;
