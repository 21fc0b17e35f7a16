import { DurableObject, RpcTarget, WorkerEntrypoint } from "cloudflare:workers";

class Tally extends RpcTarget {
  #count = 0;
  increment(by = 1) {
    return (this.#count += by);
  }
}

export class Counter extends DurableObject {
  #calls = 0;
  greet(name) {
    return `Hello, ${name}, from ${this.ctx.id.name}`;
  }
  async count() {
    const count = ((await this.ctx.storage.get("count")) ?? 0) + 1;
    await this.ctx.storage.put("count", count);
    return count;
  }
  counter() {
    return new Tally();
  }
  async callBack(f) {
    return [await f(1), await f(2)];
  }
  size(bytes) {
    return [++this.#calls, bytes.length];
  }
  async drain(stream) {
    let length = 0;
    for await (const chunk of stream) length += chunk.length;
    return length;
  }
  numbers(chunks) {
    return new ReadableStream({
      type: "bytes",
      pull: (controller) => {
        this.pulled = (this.pulled ?? 0) + 1;
        controller.enqueue(new Uint8Array(50_000));
        if (--chunks === 0) controller.close();
      },
    });
  }
  pulls() {
    return this.pulled;
  }
  again(depth) {
    return this.env.COUNTER.getByName(`again-${depth % 2}`).again(depth + 1);
  }
  hang() {
    return scheduler.wait(60_000);
  }
  block() {
    return this.ctx.blockConcurrencyWhile(() => this.env.COUNTER.getByName("helper").callBack((x) => x + 1));
  }
}

export class Named extends WorkerEntrypoint {
  props() {
    return this.ctx.props;
  }
  lend(f) {
    return f("lent");
  }
  object(name) {
    return this.env.COUNTER.getByName(name);
  }
  counter() {
    return new Tally();
  }
}

const text = (value) => new Response(typeof value === "string" ? value : JSON.stringify(value));

const actions = {
  greet: (thing) => thing.greet("you"),
  count: (thing) => thing.count(),
  pipelined: (thing) => thing.counter().increment(5),
  async held(thing) {
    using counter = await thing.counter();
    return [await counter.increment(), await counter.increment()];
  },
  callback: (thing) => thing.callBack((x) => x * 10),
  large: async (thing) => [
    ...(await Promise.all([thing.size(new Uint8Array(5_000_000)), thing.size(new Uint8Array(1))])),
  ],
  stream: (thing) => thing.drain(new Blob([new Uint8Array(3_000_000)]).stream()),
  async unread(thing) {
    const stream = await thing.numbers(1000);
    const reader = stream.getReader();
    await reader.read();
    await scheduler.wait(100);
    const pulls = await thing.pulls();
    await reader.cancel();
    return pulls;
  },
  loop: (thing) => thing.again(0).catch((error) => error.message.split(".")[0]),
  hang: (thing) =>
    thing
      .hang()
      .catch((error) => [error.message, error.retryable, error.durableObjectReset, error.remote ?? null]),
  block: (thing) => thing.block(),
  async services(thing, env) {
    return [
      await env.NAMED.props(),
      await env.NAMED.lend((what) => `${what} by a callback`),
      await env.NAMED.object("from-there").greet("service"),
      await (
        await env.NAMED.object("from-there")
          .fetch("http://object/")
          .catch((error) => error)
      ).message,
      await env.NAMED.counter().increment(3),
    ];
  },
  unbound: (thing, env) => env.NAMED === undefined,
};

export default {
  async fetch(request, env) {
    const { pathname } = new URL(request.url);
    const [, action, name] = pathname.split("/");
    return text(await actions[action](env.COUNTER.getByName(name ?? "one"), env));
  },
};
