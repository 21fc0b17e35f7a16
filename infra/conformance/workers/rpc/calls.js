import { RpcTarget, WorkerEntrypoint } from "cloudflare:workers";
import { caught, group } from "./harness.js";

/** An error with everything on it that a program can see; where that is, and the stack, apart. */
const LOCAL = ["durableObjectId"];
const DOM = [...LOCAL, "code", "message", "name", "stack"];
const seen = async (action) => {
  try {
    return { value: await action() };
  } catch (error) {
    return {
      class: error.constructor.name,
      name: error.name,
      message: error.message,
      own: Object.entries(error)
        .filter(([name]) => !(error instanceof DOMException ? DOM : LOCAL).includes(name))
        .map(([name, value]) => [name, value instanceof Error ? `${value}` : value])
        .sort(),
      cause: "cause" in error ? `${error.cause}` : null,
      hasId: "durableObjectId" in error,
      isDom: error instanceof DOMException,
      code: error.code ?? null,
    };
  }
};

/** What both kinds of classes have. */
const members = (Base) =>
  class extends Base {
    own = () => "own";
    ownValue = 5;
    #private = 7;
    greet(name) {
      return `Hello, ${name}!`;
    }
    async later(value) {
      await scheduler.wait(1);
      return value;
    }
    nothing() {}
    get getter() {
      return "got";
    }
    get asyncGetter() {
      return Promise.resolve("got later");
    }
    get failing() {
      throw new RangeError("getter failed");
    }
    get nested() {
      return { a: { b: "deep", f: (x) => x + 1 }, list: [1, 2] };
    }
    static fixed() {
      return "static";
    }
    #hidden() {
      return this.#private;
    }
    usesHidden() {
      return this.#hidden();
    }
    count(...args) {
      return args.length;
    }
    get(a) {
      return ["get", a];
    }
    put(a) {
      return ["put", a];
    }
    delete(a) {
      return ["delete", a];
    }
    self() {
      return [this.greet("me"), this.ownValue];
    }
    fail(kind) {
      throw errors[kind]();
    }
    async failLater() {
      await scheduler.wait(1);
      throw new TypeError("later");
    }
    echo(...args) {
      return args[0];
    }
    symbols() {
      return Symbol("s");
    }
    get [Symbol("sym")]() {
      return 1;
    }
    names() {
      return Object.keys(this).sort();
    }
    thenable() {
      return { then: (resolve) => resolve("resolved") };
    }
    toString() {
      return "remote string";
    }
  };

class Mine extends Error {
  constructor(message) {
    super(message);
    this.name = "Mine";
    this.extra = { a: 1 };
  }
}

const errors = {
  error: () => new Error("e"),
  range: () => new RangeError("r"),
  type: () => new TypeError("t"),
  syntax: () => new SyntaxError("s"),
  reference: () => new ReferenceError("ref"),
  eval: () => new EvalError("ev"),
  uri: () => new URIError("u"),
  aggregate: () => new AggregateError([new Error("inner")], "agg"),
  mine: () => new Mine("mine"),
  dom: () => new DOMException("d", "AbortError"),
  string: () => "a string",
  number: () => 17,
  object: () => ({ a: 1 }),
  undefined: () => undefined,
  null: () => null,
  cause: () => new Error("outer", { cause: new TypeError("inner") }),
  fields: () => Object.assign(new Error("f"), { code: "E1", status: 404, list: [1, 2] }),
  uncloneable: () => Object.assign(new Error("f"), { map: new WeakMap(), code: 1 }),
  named: () => Object.defineProperty(new Error("n"), "name", { value: "Own", enumerable: true }),
  remote: () => Object.assign(new Error("x"), { remote: false, retryable: true }),
  empty: () => new Error(),
};

export class Entry extends members(WorkerEntrypoint) {
  props() {
    return this.ctx.props;
  }
  tail() {
    return "tail";
  }
  scheduled() {
    return "scheduled";
  }
}

export const plain = {
  one: (argument, env, ctx) => [argument, Object.keys(env).sort(), typeof ctx.waitUntil],
  none: () => "none",
  two: (a, b) => [a, b],
  value: 5,
  inner: { f: (x) => x },
};

export class Broken extends WorkerEntrypoint {
  constructor(ctx, env) {
    super(ctx, env);
    throw new RangeError("constructor failed");
  }
  greet() {
    return 1;
  }
}

class Target extends RpcTarget {
  own = () => 1;
  method() {
    return "method";
  }
  get property() {
    return "property";
  }
  alarm() {
    return "alarm";
  }
  fetch() {
    return "fetch";
  }
}

const each = async (names, action) =>
  Promise.all(names.map(async (name) => [name, await seen(() => action(name))]));
const ERRORS = Object.keys(errors);
const RESERVED = [
  "alarm",
  "webSocketMessage",
  "webSocketClose",
  "webSocketError",
  "dup",
  "tail",
  "scheduled",
  "queue",
  "trace",
  "email",
  "test",
  "tailStream",
];

const both = {
  "a method": (stub) => stub.greet("you"),
  "an async method": (stub) => stub.later([1, "2"]),
  "a method that returns nothing": (stub) => stub.nothing(),
  "a method called without arguments": (stub) => stub.count(),
  "a method called with undefined": (stub) => stub.count(undefined, undefined),
  "a getter": async (stub) => stub.getter,
  "a getter that returns a promise": async (stub) => stub.asyncGetter,
  "a getter that throws": (stub) => seen(async () => stub.failing),
  "a property of a property": async (stub) => [await stub.nested.a.b, await stub.nested.list[1]],
  "a method of a property": (stub) => stub.nested.a.f(4),
  "a property that is not there": (stub) => seen(async () => stub.missing),
  "a property of one that is not there": (stub) => seen(async () => stub.nested.missing),
  "a property of undefined": (stub) => seen(async () => stub.nested.missing.more),
  "a method that is not there": (stub) => seen(() => stub.missing(1)),
  "a method that is no function": (stub) => seen(() => stub.getter()),
  "a nested one that is no function": (stub) => seen(() => stub.nested.a.b()),
  "a nested one that is not there": (stub) => seen(() => stub.nested.a.missing()),
  "own properties are hidden": (stub) => each(["own", "ownValue", "ctx", "env"], (name) => stub[name]),
  "own functions are hidden": (stub) => each(["own", "ownValue", "ctx", "env"], (name) => stub[name]()),
  "names of Object.prototype": (stub) =>
    each(["hasOwnProperty", "isPrototypeOf", "__defineGetter__", "valueOf"], (name) =>
      typeof stub[name] === "function" ? typeof stub[name] : "none",
    ),
  "static and private ones": (stub) => each(["fixed", "#hidden", "#private"], (name) => stub[name]()),
  "get, put and delete": async (stub) => [await stub.get(1), await stub.put(2), await stub.delete(3)],
  "this is the instance": (stub) => stub.self(),
  "every kind of error": (stub) => each(ERRORS, (kind) => stub.fail(kind)),
  "an error thrown later": (stub) => seen(() => stub.failLater()),
  "reserved names": (stub) => each(RESERVED, (name) => stub[name]("x")),
  "reserved names as properties": (stub) =>
    each(["alarm", "webSocketMessage", "constructor", "scheduled"], (name) => stub[name]),
  "then is no method": (stub) => typeof stub.then,
  "catch and finally": (stub) => [typeof stub.catch, typeof stub.finally],
  "toString is local": (stub) => `${stub}`,
  "symbols are local": (stub) => [typeof stub[Symbol.iterator], typeof stub[Symbol.toPrimitive]],
  "kinds of a property and a promise": async (stub) => {
    const property = stub.greet;
    const promise = property("a");
    await promise;
    const kind = (value) => [
      typeof value,
      Object.prototype.toString.call(value),
      value.constructor?.name,
      value instanceof Promise,
    ];
    return [kind(stub), kind(property), kind(promise)];
  },
  "a promise has then, catch and finally": async (stub) => {
    const promise = stub.greet("x");
    const results = [];
    await promise.then((value) => results.push(value));
    await promise.catch(() => results.push("no"));
    await promise.finally(() => results.push("finally"));
    return results;
  },
  "catch of a promise": (stub) => stub.fail("range").catch((error) => `${error}`),
  "a promise awaited twice": async (stub) => {
    const promise = stub.greet("x");
    return [await promise, await promise];
  },
  "a property awaited twice": async (stub) => {
    const property = stub.getter;
    return [await property, await property];
  },
  "too deep a chain": (stub) =>
    seen(async () => {
      let property = stub.nested;
      for (let i = 0; i < 70; i++) property = property.a;
      return property;
    }),
  "depths that are allowed": (stub) =>
    each([60, 61, 62, 63, 64, 65, 66], async (depth) => {
      let property = stub.nested;
      for (let i = 1; i < depth; i++) property = property.a;
      await property;
    }),
  "a method detached from its stub": async (stub) => {
    const { greet } = stub;
    return greet("detached");
  },
  "an argument that is a symbol": (stub) => seen(() => stub.echo(Symbol("x"))),
  "a result that is a symbol": (stub) => seen(() => stub.symbols()),
  "a thenable result": (stub) => stub.thenable(),
  "setting a property of a stub": async (stub) => {
    const done = await caught(() => {
      stub.mine = 1;
      return stub.mine;
    });
    return done;
  },
  "in of a stub": (stub) => ["greet" in stub, "fetch" in stub, "then" in stub],
};

const named = (prefix, make) =>
  Object.fromEntries(
    Object.entries(both).map(([name, check]) => [
      `${prefix}: ${name}`,
      (context) => check(make(context), context),
    ]),
  );

const checks = group({
  inWorker: {
    ...named("object", ({ other }) => other()),
    ...named("entrypoint", ({ ctx }) => ctx.exports.Entry),
    "object: inherited methods": ({ other }) => other().inherited(),
    "object: keys of a stub": ({ other }) => Object.keys(other()).sort(),
    "object: an error's durableObjectId": async ({ other }) => {
      const stub = other();
      try {
        await stub.fail("range");
      } catch (error) {
        return error.durableObjectId === stub.id.toString();
      }
    },
    "object: an ordinary error breaks nothing": async ({ other }) => {
      const stub = other();
      return [await caught(() => stub.fail("range")), await stub.greet("still")];
    },
    "object: a class that extends nothing": ({ env, fresh }) =>
      seen(() => env.Legacy.getByName(fresh()).greet("x")),
    "object: a property of a class that extends nothing": ({ env, fresh }) =>
      seen(async () => env.Legacy.getByName(fresh()).greet),
    "entrypoint: props": ({ ctx }) => ctx.exports.Entry({ props: { a: 1 } }).props(),
    "entrypoint: constructor that throws": ({ ctx }) => seen(() => ctx.exports.Broken.greet()),
    "plain: one argument": ({ ctx }) => ctx.exports.plain.one("x"),
    "plain: no arguments": ({ ctx }) => seen(() => ctx.exports.plain.one()),
    "plain: two arguments": ({ ctx }) => seen(() => ctx.exports.plain.one(1, 2)),
    "plain: function without parameters": ({ ctx }) => seen(() => ctx.exports.plain.none("x")),
    "plain: function without parameters or arguments": ({ ctx }) => seen(() => ctx.exports.plain.none()),
    "plain: function with two parameters": ({ ctx }) => seen(() => ctx.exports.plain.two("x")),
    "plain: a value": ({ ctx }) => seen(async () => ctx.exports.plain.value),
    "plain: a nested function": ({ ctx }) => seen(() => ctx.exports.plain.inner.f(3)),
    "plain: a missing one": ({ ctx }) => seen(() => ctx.exports.plain.missing(3)),
    "the default export": ({ ctx }) => seen(() => ctx.exports.default.missing(3)),
    "target: members": async ({ other }) => {
      const target = await other().target();
      return [
        await target.method(),
        await target.property,
        await seen(() => target.own()),
        await seen(() => target.missing()),
        await seen(() => target.alarm()),
        await seen(() => target.fetch("http://x/")),
        typeof target.dup,
        typeof target.then,
      ];
    },
    "target: kind of a stub": async ({ other }) => {
      const target = await other().target();
      return [
        typeof target,
        Object.prototype.toString.call(target),
        target.constructor.name,
        Object.keys(target),
      ];
    },
    "stack of a remote error": async ({ other }) => {
      try {
        await other().fail("error");
      } catch (error) {
        return typeof error.stack === "string" ? error.stack.split("\n")[0] : typeof error.stack;
      }
    },
  },
});

class Parent extends checks.Store {
  inherited() {
    return "inherited";
  }
}
export class Store extends members(Parent) {
  target() {
    return new Target();
  }
}
/** As objects were written before they could extend a class. */
export class Legacy {
  greet(name) {
    return name;
  }
}
export default checks.entry;
