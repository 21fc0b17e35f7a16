/** Base class of objects: `ctx` and `env` are own properties, so that RPC never shows them. */
export class DurableObject {
  declare ctx: unknown;
  declare env: unknown;

  constructor(ctx: unknown, env: unknown) {
    own(this, ctx, env);
  }
}

/** Base class of stateless entrypoints, constructed for each event. */
export class WorkerEntrypoint {
  declare ctx: unknown;
  declare env: unknown;

  constructor(ctx: unknown, env: unknown) {
    own(this, ctx, env);
  }
}

/** Marks classes whose instances will travel by reference. */
// eslint-disable-next-line @typescript-eslint/no-extraneous-class
export class RpcTarget {}

function own(target: object, ctx: unknown, env: unknown): void {
  Object.defineProperties(target, {
    ctx: { value: ctx, writable: true, enumerable: true, configurable: true },
    env: { value: env, writable: true, enumerable: true, configurable: true },
  });
}
