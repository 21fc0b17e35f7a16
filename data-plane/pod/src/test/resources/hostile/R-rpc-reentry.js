const { RpcStub, exports } = await import("cloudflare:workers");
const echo = new RpcStub((value) => value);
const trap = () => ({
  get a() {
    return exports.default.nothing(trap());
  },
});
await exports.default.nothing(trap()).catch(() => 0);
let deep = [];
for (let i = 0; i < 1e6; i++) deep = [deep];
await echo(deep).catch(() => 0);
