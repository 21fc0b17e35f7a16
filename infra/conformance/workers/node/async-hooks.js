import { AsyncLocalStorage, AsyncResource, executionAsyncId } from "node:async_hooks";
import { EventEmitter } from "node:events";
import { caught, group } from "./harness.js";

const storage = new AsyncLocalStorage();
const other = new AsyncLocalStorage();
const store = () => storage.getStore();
const within = (fn) => storage.run("inside", fn);

const checks = group({
  inWorker: {
    "no store outside of run": () => store(),
    "the store inside of run": () => within(store),
    "run passes arguments and gives back the result": () => storage.run(1, (a, b) => [a, b, store()], 2, 3),
    "run restores after an exception": () => {
      try {
        within(() => {
          throw new Error("no");
        });
      } catch (error) {
        return [error.message, store()];
      }
    },
    "nested runs": () => within(() => [storage.run("deeper", store), store()]),
    "a store of undefined": () => within(() => storage.run(undefined, store)),
    "exit hides the store": () => within(() => [storage.exit(store), store()]),
    "two storages do not mix": () => within(() => other.run("other", () => [store(), other.getStore()])),
    "enterWith is refused": () => caught(() => storage.enterWith(1)),
    "disable is refused": () => caught(() => storage.disable()),
    "a default value": () => new AsyncLocalStorage({ defaultValue: 5 }).getStore(),
    "a name": () => new AsyncLocalStorage({ name: "mine" }).name,
    "across await": () =>
      within(async () => {
        await null;
        const first = store();
        await new Promise((resolve) => setTimeout(resolve, 1));
        return [first, store()];
      }),
    "after a rejected await": () =>
      within(async () => {
        await Promise.reject(new Error("no")).catch(() => undefined);
        return store();
      }),
    "across then": () => within(() => Promise.resolve().then(store)),
    "of where then was called, not of who resolves": async () => {
      let resolve;
      const promise = new Promise((done) => (resolve = done));
      const seen = within(() => promise.then(store));
      storage.run("resolver", () => resolve());
      return seen;
    },
    "in setTimeout": () => within(() => new Promise((resolve) => setTimeout(() => resolve(store()), 1))),
    "in setInterval": () =>
      within(
        () =>
          new Promise((resolve) => {
            const seen = [];
            const interval = setInterval(() => {
              if (seen.push(store()) < 2) return;
              clearInterval(interval);
              resolve(seen);
            }, 1);
          }),
      ),
    "in setImmediate": () => within(() => new Promise((resolve) => setImmediate(() => resolve(store())))),
    "in queueMicrotask": () => within(() => new Promise((resolve) => queueMicrotask(() => resolve(store())))),
    "in process.nextTick": () =>
      within(() => new Promise((resolve) => process.nextTick(() => resolve(store())))),
    "across scheduler.wait": () =>
      within(async () => {
        await scheduler.wait(1);
        return store();
      }),
    "in an async generator": () =>
      within(async () => {
        async function* numbers() {
          yield store();
          await null;
          yield store();
        }
        const seen = [];
        for await (const each of numbers()) seen.push(each);
        return seen;
      }),
    "reading a stream": () =>
      within(async () => {
        const stream = new ReadableStream({
          async start(controller) {
            await null;
            controller.enqueue(store());
            controller.close();
          },
        });
        const { value } = await stream.getReader().read();
        return [value, store()];
      }),
    "through a TransformStream": () =>
      within(async () => {
        const { readable, writable } = new TransformStream();
        const writer = writable.getWriter();
        void writer.write("chunk");
        const { value } = await readable.getReader().read();
        return [value, store()];
      }),
    "across a body": () =>
      within(async () => [
        await new Response("text").text(),
        await new Request("http://h/", { method: "POST", body: "x" }).text(),
        store(),
      ]),
    "across a call to an object": ({ other: stubOf }) =>
      within(async () => {
        const response = await stubOf().fetch("http://object/store");
        return [await response.json(), store()];
      }),
    "parallel runs keep apart": () =>
      Promise.all(
        ["a", "b", "c"].map((name) =>
          storage.run(name, async () => {
            await scheduler.wait(name === "a" ? 3 : 1);
            return store();
          }),
        ),
      ),
    "events run in the emitter's context": () => {
      const emitter = new EventEmitter();
      const seen = [];
      within(() => emitter.on("event", () => seen.push(store())));
      emitter.emit("event");
      storage.run("emitter", () => emitter.emit("event"));
      return seen;
    },
    "EventTarget runs listeners in the dispatcher's context": () => {
      const target = new EventTarget();
      const seen = [];
      within(() => target.addEventListener("event", () => seen.push(store())));
      storage.run("dispatcher", () => target.dispatchEvent(new Event("event")));
      return seen;
    },
    snapshot: () => {
      const run = within(() => AsyncLocalStorage.snapshot());
      return [run(store), run((a, b) => a + b, 1, 2)];
    },
    bind: () => within(() => AsyncLocalStorage.bind((a) => [a, store()]))("argument"),
    "bind needs a function": () => caught(() => AsyncLocalStorage.bind(5)),
    "AsyncResource keeps the store": () => {
      const resource = within(() => new AsyncResource("thing"));
      return [
        resource.runInAsyncScope(store),
        resource.runInAsyncScope(
          function (a) {
            return [this.self, a];
          },
          { self: 1 },
          2,
        ),
        resource.bind(store)(),
      ];
    },
    "AsyncResource.bind": () => within(() => AsyncResource.bind(store))(),
    "AsyncResource's ids": () => [new AsyncResource("x").asyncId(), executionAsyncId()],
    "a thenable's then": () =>
      within(async () => {
        const seen = await { then: (resolve) => resolve(store()) };
        return [seen, store()];
      }),
  },
  inObject: {
    "in an object, across storage": ({ storage: durable }) =>
      within(async () => {
        await durable.put("key", 1);
        await durable.get("key");
        return store();
      }),
    "in an object, inside blockConcurrencyWhile": ({ state }) =>
      within(() =>
        state.blockConcurrencyWhile(async () => {
          await scheduler.wait(1);
          return store();
        }),
      ),
  },
  objectFetch: () => Response.json(store() ?? "none"),
});

export class Store extends checks.Store {}
export class Legacy extends checks.Legacy {}
export default checks.entry;
