import {
  RpcPromise,
  RpcProperty,
  RpcStub,
  RpcTarget,
  ServiceStub,
  WorkerEntrypoint,
} from "cloudflare:workers";
import { caught, group } from "./harness.js";

const log = [];

class Counter extends RpcTarget {
  #count = 0;
  constructor(name = "counter") {
    super();
    this.name = name;
  }
  get value() {
    return this.#count;
  }
  increment(by = 1) {
    this.#count += by;
    return this.#count;
  }
  child() {
    return new Counter(`${this.name}.child`);
  }
  fail() {
    throw new RangeError("counter failed");
  }
  [Symbol.dispose]() {
    log.push(`disposed ${this.name}`);
  }
}

export class Service extends WorkerEntrypoint {
  greet(name) {
    return `Hello, ${name}`;
  }
  counter() {
    return new Counter("service");
  }
  async lend(name) {
    await this.env.Store.getByName(name).keep(() => "lent", true);
  }
  async fetch(request) {
    return new Response(`${request.method} ${new URL(request.url).pathname} ${await request.text()}`);
  }
}

const settle = () => scheduler.wait(20);
const kind = (value) => [typeof value, Object.prototype.toString.call(value), value.constructor?.name];

const checks = group({
  inWorker: {
    "a function as a result": async ({ other }) => {
      const add = await other().adder(5);
      return [await add(1), await add(2), kind(add), add instanceof RpcStub];
    },
    "a function as an argument": ({ other }) => other().callTwice((x) => x * 2),
    "an async function as an argument": ({ other }) =>
      other().callTwice(async (x) => {
        await scheduler.wait(1);
        return x * 3;
      }),
    "a function that throws as an argument": ({ other }) =>
      caught(() =>
        other().callTwice(() => {
          throw new RangeError("callback failed");
        }),
      ),
    "a function in an object": async ({ other }) => {
      const result = await other().functions();
      return [await result.a(1), await result.nested.b(2), Object.keys(result)];
    },
    "this of a function": ({ other }) =>
      other().callTwice(function () {
        return this === undefined ? "undefined" : typeof this;
      }),
    "properties of a function": async ({ other }) => {
      const f = await other().functionWithProperties();
      return [await f(), await caught(async () => f.extra), await caught(() => f.method())];
    },
    "an async generator function": ({ other }) => caught(() => other().callTwice(async function* () {})),
    "a class": ({ other }) =>
      caught(() =>
        other().callTwice(
          class A {
            a = 1;
          },
        ),
      ),
    "a target as a result": async ({ other }) => {
      const counter = await other().counter();
      return [await counter.increment(), await counter.increment(4), await counter.value, kind(counter)];
    },
    "a target as an argument": async ({ other }) => {
      const counter = new Counter();
      return [await other().use(counter), counter.value];
    },
    "targets of targets": async ({ other }) => {
      const child = await (await other().counter()).child();
      return [await child.increment(), await (await child.child()).increment(2)];
    },
    "pipelining through a call": ({ other }) => other().counter().increment(3),
    "pipelining through two calls": ({ other }) => other().counter().child().increment(3),
    "pipelining a property": async ({ other }) => other().counter().value,
    "pipelining through an object": async ({ other }) => [
      await other().functions().nested.b(7),
      await other().functions().number,
    ],
    "pipelined calls are in order": async ({ other }) => {
      const counter = other().counter();
      return Promise.all([counter.increment(), counter.increment(), counter.increment(), counter.value]);
    },
    "pipelining on what is no object": async ({ other }) => [
      await caught(() => other().number().increment()),
      await caught(async () => other().number().value),
      await caught(() => other().nothing().increment()),
      await caught(async () => other().text().length),
    ],
    "pipelining on a plain value": async ({ other }) => [
      await other().plain().a.b,
      await caught(async () => other().plain().missing),
      await caught(async () => other().plain().a.missing.more),
      await caught(() => other().plain().a.b()),
      await caught(() => other().plain().a()),
    ],
    "pipelining on a plain value later": async ({ other }) => {
      const promise = other().plain();
      await promise;
      return [await promise.a.b, await caught(async () => promise.missing)];
    },
    "pipelining on an error": async ({ other }) => {
      const promise = other().fail();
      return [
        await caught(() => promise.increment()),
        await caught(async () => promise.value),
        await caught(() => promise.a.b.c()),
        await caught(() => promise),
      ];
    },
    "a pipelined call that fails": ({ other }) => caught(() => other().counter().fail()),
    "a pipelined argument is a stub": async ({ other }) => {
      const stub = other();
      const counter = await stub.counter();
      return [await stub.use(counter), await counter.value];
    },
    "a stub comes back as what it was": async ({ other }) => {
      const counter = new Counter();
      const back = await other().echo(counter);
      return [await back.increment(), counter.value, kind(back)];
    },
    "a function comes back": async ({ other }) => {
      const back = await other().echo((x) => x + 1);
      return back(1);
    },
    "a stub goes through two": async ({ other }) => {
      const counter = await other("a").counter();
      const again = await other("b").echo(counter);
      return [await again.increment(), await counter.value];
    },
    "an object gives an object's stub": async ({ other }) => {
      const counter = await other("a").counterOf("b");
      return [await counter.increment(), await counter.increment()];
    },
    "a callback into a callback": ({ other }) => other().callWith((f) => f((x) => x + 1)),

    "an argument kept without dup": async ({ other }) => {
      const stub = other();
      await stub.keep((x) => x, false);
      return caught(() => stub.useKept(1));
    },
    "an argument kept with dup": async ({ other }) => {
      const stub = other();
      await stub.keep((x) => x + 1, true);
      return stub.useKept(1);
    },
    "an argument in an object kept without dup": async ({ other }) => {
      const stub = other();
      await stub.keepObject({ f: (x) => x });
      return caught(() => stub.useKept(1));
    },
    "a stub as an argument stays the caller's": async ({ other }) => {
      const stub = other();
      const counter = await stub.counter();
      await stub.use(counter);
      return counter.increment();
    },
    "a disposed stub": async ({ other }) => {
      const counter = await other().counter();
      counter[Symbol.dispose]();
      return [await caught(() => counter.increment()), await caught(async () => counter.value)];
    },
    "a disposed stub's dup": async ({ other }) => {
      const counter = await other().counter();
      const copy = counter.dup();
      counter[Symbol.dispose]();
      return copy.increment();
    },
    "a disposed stub as an argument": async ({ other }) => {
      const stub = other();
      const counter = await stub.counter();
      counter[Symbol.dispose]();
      return caught(() => stub.use(counter));
    },
    "a disposed promise": async ({ other }) => {
      const promise = other().counter();
      promise[Symbol.dispose]();
      return [await caught(() => promise.increment()), await caught(async () => typeof (await promise))];
    },
    "a disposed result": async ({ other }) => {
      const result = await other().functions();
      result[Symbol.dispose]();
      return [await caught(() => result.a(1)), await caught(() => result.nested.b(1)), result.number];
    },
    "using a result": async ({ other }) => {
      let kept;
      {
        using result = await other().functions();
        kept = result.a;
      }
      return caught(() => kept(1));
    },
    "using a stub": async ({ other }) => {
      let kept;
      {
        using counter = await other().counter();
        kept = counter;
      }
      return caught(() => kept.increment());
    },
    "a target's disposer runs when its stub is disposed": async ({ other }) => {
      const stub = other();
      await stub.forget("one");
      const counter = await stub.counter("one");
      counter[Symbol.dispose]();
      await settle();
      return stub.log("one");
    },
    "a target's disposer waits for the last stub": async ({ other }) => {
      const stub = other();
      await stub.forget("two");
      const counter = await stub.counter("two");
      const copy = counter.dup();
      counter[Symbol.dispose]();
      await settle();
      const before = await stub.log("two");
      copy[Symbol.dispose]();
      await settle();
      return [before, await stub.log("two")];
    },
    "a target that is given twice": async ({ other }) => {
      const stub = other();
      await stub.forget("three");
      const [first, second] = await stub.sameTwice("three");
      await first.increment();
      const seen = await second.value;
      first[Symbol.dispose]();
      await settle();
      const before = await stub.log("three");
      second[Symbol.dispose]();
      await settle();
      return [seen, before, await stub.log("three")];
    },
    "a target's disposer after a call with it": async ({ other }) => {
      const before = log.length;
      await other().use(new Counter("argument"));
      await settle();
      return log.slice(before);
    },
    "a target's disposer after a pipelined call": async ({ other }) => {
      const stub = other();
      await stub.forget("four");
      await stub.counter("four").increment();
      await settle();
      return stub.log("four");
    },
    "a result's target is disposed with it": async ({ other }) => {
      const stub = other();
      await stub.forget("five");
      {
        using result = await stub.wrapped("five");
        await result.counter.increment();
      }
      await settle();
      return stub.log("five");
    },
    "a local stub": async () => {
      const stub = new RpcStub(new Counter("local"));
      return [
        await stub.increment(),
        await stub.child().increment(),
        await caught(() => stub.fail()),
        kind(stub),
      ];
    },
    "a local stub of a function": async () => {
      const stub = new RpcStub((object) => {
        object.a = 2;
        return object;
      });
      const object = { a: 1 };
      return [await stub(object), object];
    },
    "a local stub's disposer": async () => {
      const before = log.length;
      const stub = new RpcStub(new Counter("local 2"));
      const copy = stub.dup();
      stub[Symbol.dispose]();
      await settle();
      const first = log.slice(before);
      copy[Symbol.dispose]();
      await settle();
      return [first, log.slice(before)];
    },
    "a local stub as an argument": async ({ other }) => {
      const stub = new RpcStub(new Counter("local 3"));
      return [await other().use(stub), await stub.value];
    },
    "a local stub of an object": async () => {
      const stub = new RpcStub({ a: 1, f: (x) => x, n: { b: 2 } });
      return [await stub.a, await stub.f(5), await stub.n.b, await caught(() => stub.missing())];
    },
    "a stub that was kept is given away": async ({ other }) => {
      const stub = other();
      await stub.keep((x) => x + 1, true);
      const first = await stub.giveKept();
      const { message } = await caught(async () => (await stub.giveKept())(2));
      return [await first(1), message];
    },
    "whether a refusal is thrown or rejected": async ({ other }) => {
      const stub = other();
      const counter = await stub.counter();
      counter[Symbol.dispose]();
      return [
        () => stub.use(Symbol("s")),
        () => counter.increment(),
        () => counter.value,
        () => stub.use({ a: stub.number() }),
      ].map((run) => {
        try {
          run().catch?.(() => undefined);
          return "rejected";
        } catch {
          return "thrown";
        }
      });
    },
    "what is made cannot be made": () =>
      [RpcPromise, RpcProperty, ServiceStub].map((constructor) => {
        try {
          return typeof new constructor();
        } catch (error) {
          return `${error}`;
        }
      }),
    "instanceof of what there is": async ({ other, ctx }) => {
      const stub = other();
      const promise = stub.counter();
      const counter = await promise;
      return [
        stub instanceof ServiceStub,
        ctx.exports.Service instanceof ServiceStub,
        counter instanceof RpcStub,
        promise instanceof RpcPromise,
        stub.counter instanceof RpcProperty,
        promise instanceof RpcStub,
      ];
    },
    "an object's stub as an argument": ({ other }) => other("a").askOther(other("b")),
    "an object's stub as a result": async ({ other }) => {
      const stub = await other("a").stubOf("b");
      return [
        kind(stub),
        Object.keys(stub),
        await stub.number(),
        await (await stub.fetch("http://object/hello")).text(),
      ];
    },
    "a service's stub as an argument": ({ other, ctx }) => other().greetWith(ctx.exports.Service({})),
    "a service's stub as a result": async ({ other }) => {
      const service = await other().service();
      return [kind(service), await service.greet("x"), await service.counter().increment()];
    },
    "fetch of a service's stub that was given": async ({ other }) => {
      const service = await other().service();
      const response = await service.fetch("http://service/path", { method: "POST", body: "text" });
      return [response.status, await response.text()];
    },
    "fetch of an object's stub that was given": ({ other }) => other("a").fetchOther(other("b")),
    "a function of an invocation that has ended": async ({ other, ctx }) => {
      const stub = other();
      await ctx.exports.Service.lend(stub.name);
      await settle();
      return caught(() => stub.useKept(1));
    },
    "a result of an invocation that goes on as long as it is held": async ({ ctx }) => {
      const counter = await ctx.exports.Service.counter();
      await settle();
      return counter.increment();
    },
    "dup of a function": async ({ other }) => {
      const add = await other().adder(1);
      const copy = add.dup();
      add[Symbol.dispose]();
      return [await copy(1), kind(copy), await caught(() => add(1))];
    },
    "dup of a promise": async ({ other }) => caught(() => typeof other().counter().dup),
    "a name that other libraries give a meaning": async ({ other }) => {
      const counter = await other().counter();
      return [typeof counter.onRpcBroken, await caught(() => counter.onRpcBroken(() => 1))];
    },
    "a method named like one of a function": async ({ other }) => {
      const target = await other().oddNames();
      return [
        await target.call(1),
        await target.apply(2),
        await target.bind(3),
        await target.name,
        await target.length,
      ];
    },
    "call and apply of a function": async ({ other }) => {
      const add = await other().adder(1);
      return [await caught(() => add.call(null, 2)), await caught(() => add.apply(null, [2]))];
    },
    "keys of a stub": async ({ other }) => {
      const counter = await other().counter();
      return [Object.keys(counter), "anything" in counter, JSON.stringify({ counter }) ?? null];
    },
  },
  async objectFetch(request) {
    const url = new URL(request.url);
    return new Response(`object ${url.pathname}`);
  },
});

class Odd extends RpcTarget {
  call(x) {
    return ["call", x];
  }
  apply(x) {
    return ["apply", x];
  }
  bind(x) {
    return ["bind", x];
  }
  get name() {
    return "name";
  }
  get length() {
    return 77;
  }
}

export class Store extends checks.Store {
  kept;
  adder(to) {
    return (x) => x + to;
  }
  async callTwice(f) {
    return [await f(1), await f(2)];
  }
  async callWith(f) {
    return f((g) => g(1));
  }
  functions() {
    return { a: (x) => [x], nested: { b: (x) => x + 1 }, number: 5 };
  }
  functionWithProperties() {
    return Object.assign(() => "called", { extra: 5, method: () => "method" });
  }
  counter(name) {
    return new Counter(name);
  }
  wrapped(name) {
    return { counter: new Counter(name) };
  }
  sameTwice(name) {
    const counter = new Counter(name);
    return [counter, counter];
  }
  oddNames() {
    return new Odd();
  }
  async use(counter) {
    return [await counter.increment(), await counter.increment(10)];
  }
  echo(value) {
    return value;
  }
  number() {
    return 5;
  }
  text() {
    return "text";
  }
  nothing() {}
  plain() {
    return { a: { b: 1 } };
  }
  fail() {
    throw new TypeError("failed first");
  }
  keep(f, duplicate) {
    this.kept = duplicate ? f.dup() : f;
  }
  keepObject(object) {
    this.kept = object.f;
  }
  giveKept() {
    return this.kept;
  }
  useKept(x) {
    return this.kept(x);
  }
  log(name) {
    return log.filter((line) => line.endsWith(` ${name}`));
  }
  /** An earlier run may have left something. */
  forget(name) {
    log.splice(0, log.length, ...log.filter((line) => !line.endsWith(` ${name}`)));
  }
  #named(suffix) {
    return this.env.Store.getByName(`${this.ctx.id.name}/${suffix}`);
  }
  counterOf(suffix) {
    return this.#named(suffix).counter();
  }
  stubOf(suffix) {
    return this.#named(suffix);
  }
  askOther(stub) {
    return stub.number();
  }
  async fetchOther(stub) {
    return (await stub.fetch("http://object/from/other")).text();
  }
  greetWith(service) {
    return service.greet("you");
  }
  service() {
    return this.ctx.exports.Service({});
  }
}
export class Legacy extends checks.Legacy {}
export default checks.entry;
