import { group } from "./harness.js";

const ask = async (stub, path) => (await stub.fetch(`http://object${path}`)).json();

const checks = group({
  inWorker: {
    "what one request stored the next one reads": async ({ other }) => {
      await ask(other(), "/put?key=a&value=1");
      return ask(other(), "/get?key=a");
    },
    "two objects do not see each other's values": async ({ other }) => {
      await ask(other("one"), "/put?key=a&value=1");
      return ask(other("two"), "/get?key=a");
    },
    "a read and a write in each of many requests lose nothing": async ({ other }) => {
      const counts = await Promise.all(Array.from({ length: 25 }, () => ask(other(), "/count")));
      return counts.sort((a, b) => a - b);
    },
    "a write that is not waited for is there for the next request": async ({ other }) => {
      await ask(other(), "/forget?key=a&value=1");
      return ask(other(), "/get?key=a");
    },
    "a handler that throws keeps what it had written": async ({ other }) => {
      await other()
        .fetch("http://object/throw?key=a&value=1")
        .catch(() => undefined);
      return ask(other(), "/get?key=a");
    },
    "values in memory stay between requests": async ({ other }) => [
      await ask(other(), "/memory"),
      await ask(other(), "/memory"),
    ],
  },
  async objectFetch(request, state) {
    const { pathname, searchParams } = new URL(request.url);
    const key = searchParams.get("key");
    const value = searchParams.get("value");
    switch (pathname) {
      case "/put":
        await state.storage.put(key, value);
        return Response.json(true);
      case "/forget":
        state.storage.put(key, value);
        return Response.json(true);
      case "/throw":
        state.storage.put(key, value);
        throw new Error("after the write");
      case "/count": {
        const count = ((await state.storage.get("count")) ?? 0) + 1;
        await state.storage.put("count", count);
        return Response.json(count);
      }
      case "/memory":
        state.seen = (state.seen ?? 0) + 1;
        return Response.json(state.seen);
      default:
        return Response.json((await state.storage.get(key)) ?? null);
    }
  },
});

export class Store extends checks.Store {}
export class Legacy extends checks.Legacy {}
export default checks.entry;
