const { exports } = await import("cloudflare:workers");
const calls = [];
for (let i = 0; i < 1000; i++) calls.push(exports.default.nothing(new Uint8Array(2_000)).catch(() => 0));
await Promise.all(calls);
