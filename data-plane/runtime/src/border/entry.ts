import type { Entry, Host } from "../host.ts";
import { enter } from "../context.ts";
import { activeEvent } from "../events/active-event.ts";
import { dispatchFetch, incomingSource } from "../events/dispatch.ts";
import { describeExports, setMainModule } from "../main-module.ts";
import type { CallReply } from "../objects/call.ts";
import { type BundleHead, readBindings } from "../objects/env.ts";
import { placeObject, removeObject } from "../objects/placed-object.ts";
import { remoteError } from "../objects/remote-error.ts";
import { forgetWhere, pendingCount, take } from "../operations.ts";
import { jsonParse, jsonStringify } from "../primordials.ts";
import { compileWasm, restrictWasm } from "../web/wasm.ts";
import { stopTimersWhere } from "../web/timers.ts";
import { fromHost } from "./bytes.ts";
import { describe } from "./describe.ts";
import { host, installHost } from "./host-ref.ts";
import { incomingBody, openIncomingCount } from "./incoming-body.ts";
import { outgoingBody } from "./outgoing-body.ts";

/** Runs what the host asked for; whatever goes wrong stays on this side. */
function guarded(fn: () => void): void {
  try {
    fn();
  } catch (error) {
    try {
      const { name, message, stack } = describe(error);
      host().log("error", stack === "" ? `${name}: ${message}` : stack, 0, 0);
    } catch {
      // There is nobody left to tell.
    }
  }
}

export const entry: Omit<Entry, "builtinModules"> = {
  install(offered: Host) {
    installHost(offered);
    restrictWasm();
    delete (globalThis as { SharedArrayBuffer?: unknown }).SharedArrayBuffer;
    enter(undefined);
  },

  prepare(bundleHead) {
    readBindings(jsonParse(bundleHead) as BundleHead);
  },

  compileWasm,

  start(bundleHead, main) {
    readBindings(jsonParse(bundleHead) as BundleHead);
    setMainModule(main);
    return jsonStringify({ exports: describeExports() });
  },

  placeObject(object, className, id, hasName, name) {
    guarded(() => {
      placeObject(object, className, id, hasName ? name : undefined);
    });
  },

  dropObject(object) {
    guarded(() => {
      removeObject(object);
      stopTimersWhere((context) => context.object === object);
      forgetWhere((operation) => operation.context.object === object);
    });
  },

  dispatchFetch(event, object, method, url, headers, bodyKind, body) {
    guarded(() => {
      dispatchFetch(event, object, method, url, headers, bodyKind, body);
    });
  },

  cancelEvent(event) {
    guarded(() => {
      const active = activeEvent(event);
      if (active !== undefined) {
        enter(active);
        active.cancel(new Error("The client disconnected."));
        incomingBody(event)?.fail(new Error("Network connection lost."));
      }
    });
  },

  settleCall(operation, status, statusText, headers, bodyKind, body) {
    guarded(() => {
      const pending = take(operation);
      if (pending !== undefined) {
        const source = incomingSource(pending.context, -operation, bodyKind, body);
        pending.settle({ status, statusText, headers, source } satisfies CallReply);
      }
    });
  },

  failCall(operation, name, message, flags) {
    guarded(() => {
      take(operation)?.fail(remoteError(name, message, flags));
    });
  },

  settleStorage(operation, keys, values) {
    guarded(() => {
      take(operation)?.settle([keys, values]);
    });
  },

  settleNumber(operation, value) {
    guarded(() => {
      take(operation)?.settle(value);
    });
  },

  failOperation(operation, name, message, flags) {
    guarded(() => {
      take(operation)?.fail(remoteError(name, message, flags));
    });
  },

  fireTimer(operation) {
    guarded(() => {
      take(operation)?.settle(undefined);
    });
  },

  bodyChunk(stream, bytes) {
    guarded(() => {
      incomingBody(stream)?.arrive(fromHost(bytes));
    });
  },

  bodyEnd(stream) {
    guarded(() => {
      incomingBody(stream)?.end();
    });
  },

  bodyAbort(stream, reason) {
    guarded(() => {
      incomingBody(stream)?.fail(new TypeError(reason === "" ? "Network connection lost." : reason));
    });
  },

  bodyCredit(stream, bytes) {
    guarded(() => {
      outgoingBody(stream)?.addCredit(bytes);
    });
  },

  bodyStop(stream) {
    guarded(() => {
      outgoingBody(stream)?.stop();
    });
  },

  describe(thrown) {
    return jsonStringify(describe(thrown));
  },

  isHung(event) {
    return activeEvent(event) !== undefined && pendingCount() === 0 && openIncomingCount() === 0;
  },
};
