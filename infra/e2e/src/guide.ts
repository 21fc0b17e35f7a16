/** The guide's Worker in JavaScript. */
export const helloJavaScript = (greeting: string): string => `
import { DurableObject } from "cloudflare:workers";

export class MyDurableObject extends DurableObject {
  async sayHello() {
    return ${JSON.stringify(greeting)};
  }

  async fetch(request) {
    return new Response(await this.sayHello());
  }
}

export default {
  async fetch(request, env, ctx) {
    const id = env.MY_DURABLE_OBJECT.idFromName(new URL(request.url).pathname);
    const stub = env.MY_DURABLE_OBJECT.get(id);
    return stub.fetch(request);
  },
};
`;

/** The guide's Worker in TypeScript. */
export const helloTypeScript = (greeting: string): string => `
import { DurableObject } from "cloudflare:workers";

interface Env {
  MY_DURABLE_OBJECT: DurableObjectNamespace;
}

export class MyDurableObject extends DurableObject<Env> {
  override async fetch(request: Request): Promise<Response> {
    const greeting: string = ${JSON.stringify(greeting)};
    return new Response(greeting satisfies string);
  }
}

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    return env.MY_DURABLE_OBJECT.getByName(new URL(request.url).pathname).fetch(request);
  },
} satisfies ExportedHandler<Env>;
`;

/** A counter in a class that extends nothing, over the key-value storage. */
export const counter = `
export class Counter {
  constructor(state, env) {
    this.storage = state.storage;
  }

  async fetch(request) {
    const count = ((await this.storage.get("count")) ?? 0) + 1;
    await this.storage.put("count", count);
    return new Response(String(count));
  }
}

export default {
  fetch(request, env) {
    const id = env.COUNTER.idFromName(new URL(request.url).pathname);
    return env.COUNTER.get(id).fetch(request);
  },
};
`;

/** A Worker that misbehaves as its path says. */
export const troublesome = `
export default {
  async fetch(request) {
    switch (new URL(request.url).pathname) {
      case "/throws":
        throw new Error("the secret recipe is 42");
      case "/never":
        return new Promise(() => {});
      case "/loops":
        for (;;);
      default:
        return new Response("fine");
    }
  },
};
`;
