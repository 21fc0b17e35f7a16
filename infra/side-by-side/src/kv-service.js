/** What workerd asks when script uses a KV namespace: values in memory, without the limits that the service itself has. */
const entries = new Map();

const keyOf = (url) => decodeURIComponent(url.pathname.slice(1));

function list(parameters) {
  const prefix = parameters.get("prefix") ?? "";
  const after = parameters.get("cursor") ?? "";
  const limit = Number(parameters.get("key_count_limit") ?? 1000);
  const names = [...entries.keys()].filter((name) => name.startsWith(prefix) && name > after).sort();
  const keys = names.slice(0, limit).map((name) => ({ name, metadata: entries.get(name).metadata }));
  const isComplete = names.length <= limit;
  return Response.json({
    keys,
    list_complete: isComplete,
    ...(isComplete ? {} : { cursor: keys.at(-1).name }),
  });
}

function read(name, type, withMetadata) {
  const entry = entries.get(name);
  if (entry === undefined) return null;
  const value = type === "json" ? JSON.parse(entry.text) : entry.text;
  return withMetadata ? { value, metadata: entry.metadata ? JSON.parse(entry.metadata) : null } : value;
}

export default {
  async fetch(request) {
    const url = new URL(request.url);
    if (request.method === "POST") {
      const { keys, type, withMetadata } = await request.json();
      return Response.json(Object.fromEntries(keys.map((name) => [name, read(name, type, withMetadata)])));
    }
    if (request.method === "PUT") {
      const metadata = request.headers.get("cf-kv-metadata") ?? undefined;
      const copy = request.clone();
      entries.set(keyOf(url), { value: await request.arrayBuffer(), text: await copy.text(), metadata });
      return new Response();
    }
    if (request.method === "DELETE") {
      entries.delete(keyOf(url));
      return new Response();
    }
    if (url.pathname === "/") return list(url.searchParams);
    const entry = entries.get(keyOf(url));
    if (entry === undefined) return new Response(null, { status: 404 });
    return new Response(entry.value, { headers: entry.metadata ? { "cf-kv-metadata": entry.metadata } : {} });
  },
};
