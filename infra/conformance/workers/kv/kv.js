import { caught, group } from "./harness.js";

const put = async ({ env, fresh }, value, options) => {
  const key = fresh();
  await env.KV.put(key, value, options);
  return key;
};
const errorOf = async (run) => (await caught(run)).error;

const checks = group({
  inWorker: {
    class: ({ env }) => [String(env.KV), typeof env.KV, Object.keys(env.KV)],
    methods: ({ env }) =>
      ["get", "getWithMetadata", "list", "put", "delete"].map((name) => typeof env.KV[name]),
    "cannot be constructed": ({ env }) => errorOf(() => new env.KV.constructor()),
    "text is the usual type": async (context) => context.env.KV.get(await put(context, "héllo")),
    "get as text": async (context) => context.env.KV.get(await put(context, "a"), "text"),
    "get as json": async (context) => context.env.KV.get(await put(context, '{"a":[1]}'), "json"),
    "get as json by option": async (context) =>
      context.env.KV.get(await put(context, "5"), { type: "json", cacheTtl: 60 }),
    "get of no json as json": async (context) => {
      const key = await put(context, "{");
      return errorOf(() => context.env.KV.get(key, "json"));
    },
    "get as bytes": async (context) => context.env.KV.get(await put(context, "a"), "arrayBuffer"),
    "get as stream": async (context) =>
      new Response(await context.env.KV.get(await put(context, "streamed"), "stream")).text(),
    "get as nothing known": async (context) => {
      const key = await put(context, "a");
      return errorOf(() => context.env.KV.get(key, "xml"));
    },
    "get of nothing": ({ env, fresh }) => env.KV.get(fresh()),
    "get of nothing as nothing known": ({ env, fresh }) => env.KV.get(fresh(), "xml"),
    "get with null as options": async (context) => context.env.KV.get(await put(context, "a"), null),
    "get of a number": async ({ env }) => {
      await env.KV.put(4711, "number");
      return env.KV.get(4711);
    },
    "get of several": async (context) => {
      const key = await put(context, "1");
      const found = await context.env.KV.get([key, `${key} none`]);
      return [found instanceof Map, [...found.values()]];
    },
    "get of several as json": async (context) => {
      const key = await put(context, "[1]");
      return [...(await context.env.KV.get([key], "json")).values()];
    },
    "getWithMetadata of several": async (context) => {
      const key = await put(context, "1", { metadata: { a: 1 } });
      return [...(await context.env.KV.getWithMetadata([key])).values()];
    },
    "getWithMetadata with metadata": async (context) =>
      context.env.KV.getWithMetadata(await put(context, "a", { metadata: { n: "ü" } })),
    "getWithMetadata without": async (context) => context.env.KV.getWithMetadata(await put(context, "a")),
    "getWithMetadata of nothing": ({ env, fresh }) => env.KV.getWithMetadata(fresh()),
    "put answers nothing": ({ env, fresh }) => env.KV.put(fresh(), "a"),
    "put of bytes": async (context) =>
      context.env.KV.get(await put(context, new Uint8Array([104, 105]).buffer)),
    "put of a view": async (context) =>
      context.env.KV.get(await put(context, new Uint8Array([0, 104, 105]).subarray(1))),
    "put of a stream": async (context) => context.env.KV.get(await put(context, new Response("s").body)),
    "put of a number": async (context) => context.env.KV.get(await put(context, 5)),
    "put of true": async (context) => context.env.KV.get(await put(context, true)),
    "put of null": ({ env, fresh }) => errorOf(() => env.KV.put(fresh(), null)),
    "put of undefined": ({ env, fresh }) => errorOf(() => env.KV.put(fresh(), undefined)),
    "put of an object": ({ env, fresh }) => errorOf(() => env.KV.put(fresh(), {})),
    "put of a blob": ({ env, fresh }) => errorOf(() => env.KV.put(fresh(), new Blob(["x"]))),
    "put of an empty text": async (context) => context.env.KV.get(await put(context, "")),
    "put with null as metadata": async (context) =>
      context.env.KV.getWithMetadata(await put(context, "a", { metadata: null })),
    "put without a value": ({ env, fresh }) => errorOf(() => env.KV.put(fresh())),
    "put without anything": ({ env }) => errorOf(() => env.KV.put()),
    "get without anything": ({ env }) => errorOf(() => env.KV.get()),
    "getWithMetadata without anything": ({ env }) => errorOf(() => env.KV.getWithMetadata()),
    "delete without anything": ({ env }) => errorOf(() => env.KV.delete()),
    "delete answers nothing": ({ env, fresh }) => env.KV.delete(fresh()),
    "deleted is gone": async (context) => {
      const key = await put(context, "a");
      await context.env.KV.delete(key);
      return context.env.KV.get(key);
    },
    "an empty key": async ({ env }) =>
      Promise.all(["get", "put", "delete"].map((method) => errorOf(() => env.KV[method]("", "v")))),
    "a dot as key": async ({ env }) => Promise.all([".", ".."].map((key) => errorOf(() => env.KV.get(key)))),
    "a key that is too long": async ({ env }) =>
      Promise.all(
        ["get", "put", "delete"].map((method) => errorOf(() => env.KV[method]("é".repeat(257), "v"))),
      ),
    "list with a prefix": async ({ env, fresh }) => {
      const prefix = fresh();
      for (const end of ["b", "a", "c"]) await env.KV.put(prefix + end, end, { metadata: { end } });
      const { keys, ...rest } = await env.KV.list({ prefix });
      return [keys.map(({ name, metadata }) => [name.slice(prefix.length), metadata]), rest];
    },
    "list in pages": async ({ env, fresh }) => {
      const prefix = fresh();
      for (const end of ["b", "a", "c"]) await env.KV.put(prefix + end, end);
      const first = await env.KV.list({ prefix, limit: 2 });
      const second = await env.KV.list({ prefix, limit: 2, cursor: first.cursor });
      return [
        first.list_complete,
        typeof first.cursor,
        second.list_complete,
        second.keys.length,
        "cursor" in second,
      ];
    },
    "list of nothing": ({ env, fresh }) => env.KV.list({ prefix: fresh(), cursor: null }),
    "is not to be cloned": ({ env }) => errorOf(() => structuredClone(env.KV)),
  },
  inObject: {
    "in an object": async ({ env, state }) => {
      await env.KV.put(state.id.toString(), "from an object");
      return env.KV.get(state.id.toString());
    },
  },
});

export class Store extends checks.Store {}
export class Legacy extends checks.Legacy {}
export default checks.entry;
