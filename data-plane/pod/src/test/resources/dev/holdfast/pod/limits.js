import { DurableObject } from "cloudflare:workers";

const kept = [];

export default {
  async fetch(request) {
    switch (new URL(request.url).pathname) {
      case "/cpu":
        for (;;);
      case "/heap":
        for (;;) kept.push(Array.from({ length: 10_000 }, (_, i) => ({ i })));
      case "/buffers":
        for (;;) kept.push(new Uint8Array(1 << 20).fill(1));
      case "/fields":
        return new Response("", { headers: { large: "x".repeat(200_000) } });
      case "/status-text":
        return new Response("", { statusText: "x".repeat(10_000) });
      case "/console":
        for (let i = 0; i < 20_000; i++) console.log(`line ${i}`);
        return new Response("logged");
      case "/long-line":
        console.log("x".repeat(10_000_000));
        return new Response("logged");
    }
    return new Response("good");
  },
};

export class Counter extends DurableObject {}
