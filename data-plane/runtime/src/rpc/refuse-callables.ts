import { RpcTarget } from "../objects/entrypoints.ts";
import type { HostObjectWriter } from "../serialization/host-objects.ts";
import { DOMException } from "../web/dom-exception.ts";
import { calleeOf } from "./brand.ts";
import { FetcherCallee } from "./fetcher-callee.ts";
import { StubState } from "./stub-state.ts";

/** Refuses what can be called and not kept. */
export const refuseCallables: HostObjectWriter = {
  write(value) {
    const callee = calleeOf(value);
    if (callee instanceof StubState || callee instanceof FetcherCallee) {
      const isStub = callee instanceof StubState && !callee.isFetcher;
      throw refused(`${isStub ? "RpcStub" : "ServiceStub"} cannot be serialized in this context.`);
    }
    if (callee !== undefined) {
      const { name } = value.constructor;
      throw refused(
        `Could not serialize object of type "${name}". This type does not support serialization.`,
      );
    }
    if (value instanceof RpcTarget) {
      throw refused("Remote RPC references can only be serialized for RPC.");
    }
    if (typeof value === "function") {
      throw refused(`${String(value)} could not be cloned.`);
    }
    return false;
  },
};

function refused(message: string): DOMException {
  return new DOMException(message, "DataCloneError");
}
