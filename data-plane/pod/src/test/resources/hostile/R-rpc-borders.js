const { RpcStub, exports } = await import("cloudflare:workers");
const stub = new RpcStub({ f: () => 1 });
const spied = new Proxy(stub, {});
for (const value of [stub, stub.f, stub.f(), spied, exports.default, exports.default.a.b.c, exports.default.a()]) {
  crossing(value);
  for (const trap of Object.getOwnPropertyNames(Reflect)) {
    try {
      Reflect[trap](value, "then", { value: 1 }, value);
    } catch {
      // Refused.
    }
  }
}
Object.prototype.isExtensible = Object.prototype.construct = () => true;
Object.isExtensible(stub);
await Promise.all([stub.f(), exports.default.a()].map((call) => call.catch(() => 0)));
