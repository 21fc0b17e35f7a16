import { internals } from "holdfast:internals";
import type { Entry } from "./host.ts";
import { entry } from "./border/entry.ts";
import { installGlobals } from "./web/globals.ts";
import { DurableObject, RpcTarget, WorkerEntrypoint } from "./objects/entrypoints.ts";
import { env, exports, withEnv, withEnvAndExports, withExports } from "./objects/importable.ts";
import { ServiceStub, createServiceStub } from "./objects/stub.ts";
import { RpcPromise, RpcProperty, RpcStub, stubOf } from "./rpc/stubs.ts";
import { useStubMaker } from "./rpc/values.ts";
import type { Response } from "./web/response.ts";
import { notAvailable } from "./web/unavailable.ts";
import { waitUntil } from "./events/wait-until.ts";
import { useInternals } from "./platform-script.ts";

installGlobals();
useStubMaker({
  stub: stubOf,
  fetcher: (state) =>
    createServiceStub(state, (request) => state.call(["fetch"], [request]).value as Promise<Response>),
});
useInternals(internals);

const workers = {
  DurableObject,
  WorkerEntrypoint,
  RpcPromise,
  RpcProperty,
  RpcStub,
  RpcTarget,
  ServiceStub,
  env,
  exports,
  waitUntil,
  withEnv,
  withEnvAndExports,
  withExports,
};

/** So that programs link which use it only where there is one, as clients of databases do. */
const sockets = {
  connect(): never {
    throw notAvailable("connect() of cloudflare:sockets");
  },
};

const complete: Entry = {
  ...entry,
  builtinModules: Object.freeze({
    "cloudflare:sockets": Object.freeze(sockets),
    "cloudflare:workers": Object.freeze(workers),
  }),
};

Object.defineProperty(globalThis, "__holdfast", { value: Object.freeze(complete), configurable: true });
