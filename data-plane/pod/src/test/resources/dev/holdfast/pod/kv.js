import { DurableObject } from "cloudflare:workers";

const attempt = async (run) => {
  try {
    return (await run()) ?? null;
  } catch (error) {
    return `${error.name}: ${error.message}`;
  }
};

const checks = {
  async values({ KV }) {
    await KV.put("text", "héllo", { metadata: { from: "ü" } });
    await KV.put("bytes", new Uint8Array([0, 255, 128]));
    await KV.put("stream", new Response("x".repeat(300_000)).body, { expirationTtl: 60 });
    await KV.put("gone", "x");
    await KV.delete("gone");
    const { keys } = await KV.list();
    return [
      await KV.getWithMetadata("text"),
      [...new Uint8Array(await KV.get("bytes", "arrayBuffer"))],
      (await KV.get("stream")).length,
      await KV.get("gone"),
      keys.map(({ name, expiration, metadata }) => [name, typeof expiration, metadata]),
    ];
  },
  async large({ KV }) {
    const size = 25 * 1024 * 1024;
    const value = new Uint8Array(size).fill(7);
    await KV.put("large", value);
    const stream = await KV.get("large", "stream");
    let sum = 0;
    for await (const chunk of stream) sum += chunk.length;
    const tooLarge = await attempt(() => KV.put("large", new Uint8Array(size + 1)));
    const streamed = await attempt(() => KV.put("large", new Blob([value, "x"]).stream()));
    await KV.delete("large");
    return [sum, tooLarge, streamed];
  },
  async many({ KV }) {
    await KV.put("m:1", "1", { metadata: 1 });
    await KV.put("m:2", "x".repeat(100_000));
    const plain = await KV.get(["m:1", "m:2", "m:3"]);
    const numbers = await KV.getWithMetadata(["m:1"], "json");
    return [
      [...plain].map(([key, value]) => [key, value?.length ?? null]),
      [...numbers],
      await attempt(() => KV.get(["m:2"], "json")),
      await attempt(() => KV.get([])),
      await attempt(() => KV.get(Array(101).fill("k"))),
    ];
  },
  async pages({ KV }) {
    for (let i = 0; i < 5; i++) await KV.put(`p:${i}`, "");
    const names = [];
    let cursor;
    do {
      const page = await KV.list({ prefix: "p:", limit: 2, cursor });
      names.push(page.keys.map(({ name }) => name).join());
      cursor = page.list_complete ? undefined : page.cursor;
    } while (cursor);
    return names;
  },
  async refusals({ KV, GONE }) {
    return [
      await attempt(() => KV.put("k", "v", { expirationTtl: 59 })),
      await attempt(() => KV.put("k", "v", { metadata: "x".repeat(1024) })),
      await attempt(() => KV.get("k", { cacheTtl: 1 })),
      await attempt(() => KV.list({ limit: 1001 })),
      await attempt(() => KV.list({ cursor: "?" })),
      await attempt(() => GONE.get("k")),
    ];
  },
  async subrequests({ KV }) {
    let count = 0;
    const failure = await attempt(async () => {
      for (;;) {
        await KV.get("none");
        count++;
      }
    });
    return [count, failure];
  },
  object: ({ COUNTER }) => COUNTER.getByName("one").counts(),
};

export class Counter extends DurableObject {
  async counts() {
    await this.env.KV.put("count", "0");
    for (let i = 1; i <= 3; i++) {
      this.ctx.storage.put("count", i);
      await this.env.KV.put("count", `${i}`);
    }
    return [await this.env.KV.get("count", "json"), await this.ctx.storage.get("count")];
  }
}

export default {
  async fetch(request, env) {
    const { pathname } = new URL(request.url);
    return Response.json(await checks[pathname.slice(1)](env));
  },
};
