import { countSessions, forgetSessions, sessionAnswered, sessionWire } from "../rpc/wire.ts";
import { BodyKind, type Entry, type Host } from "../host.ts";
import { type Declared, readCompatibility } from "../compatibility.ts";
import { type Context, adoptContinuationSlot, enter } from "../context.ts";
import { dispatchAlarm } from "../events/alarm.ts";
import { abandonEvents, activeEvent } from "../events/active-event.ts";
import { dispatchFetch, incomingSource } from "../events/dispatch.ts";
import { dispatchScheduled } from "../events/scheduled.ts";
import { dispatchSession } from "../events/session.ts";
import { describeExports, setMainModule } from "../main-module.ts";
import type { CallReply } from "../calls/open-call.ts";
import { type BundleHead, readBindings } from "../objects/env.ts";
import { constructObject, placeObject, removeObject } from "../objects/placed-object.ts";
import { remoteError } from "../objects/remote-error.ts";
import { type ImportedModule, importFunction, linkError } from "../modules/dynamic-import.ts";
import { defineCommonJs, loadCommonJs, provideModule } from "../modules/require.ts";
import { rewriteDynamicImports } from "../modules/rewrite.ts";
import { installNode } from "../node-globals/globals.ts";
import { nodeExports } from "../node-globals/registry.ts";
import { countOperations, forgetOperations, take } from "../operations.ts";
import { jsonParse, jsonStringify } from "../primordials.ts";
import { stopCodecs } from "../streams/codec.ts";
import { useCompiler } from "../web/html/parser.ts";
import { promiseHandled, promiseRejected, reportRejections } from "../web/rejections.ts";
import { stopTimersWhere } from "../web/timers.ts";
import { fromHost } from "./bytes.ts";
import { describe, learnOwnScript } from "./describe.ts";
import { guarded } from "./guarded.ts";
import { installHost } from "./host-ref.ts";
import { countIncoming, forgetIncoming, incomingBody } from "./incoming-body.ts";
import { countOutgoing, forgetOutgoing, outgoingBody } from "./outgoing-body.ts";
import { socketEntry } from "./socket-entry.ts";
import { callSocket, countSockets, forgetSockets, socketWire } from "./socket-wire.ts";

const CONNECTION_LOST = "Network connection lost.";

/** Promises may be shared among stateless events, so each of their operations may settle any of them. */
function isStateless(context: Context): boolean {
  return context.object === 0;
}

/** A request body that is still being sent when its call has ended reaches nobody. */
function callEnded(operation: number): void {
  outgoingBody(-operation)?.stop();
}

function readHead(json: string): void {
  const head = jsonParse(json) as BundleHead & Declared;
  readCompatibility(head);
  readBindings(head);
  installNode(head);
}

export const entry: Omit<Entry, "builtinModules"> = {
  ...socketEntry,

  install(offered: Host) {
    installHost(offered);
    learnOwnScript();
    enter(undefined);
  },

  useContinuationSlot(get, set) {
    adoptContinuationSlot({ get, set });
  },

  useCompiler,

  prepare(bundleHead) {
    readHead(bundleHead);
  },

  start(bundleHead, main) {
    readHead(bundleHead);
    setMainModule(main);
    return jsonStringify({ exports: describeExports() });
  },

  placeObject(object, className, id, hasName, name, isSqlite) {
    guarded(() => {
      placeObject({ object, className, id, name: hasName ? name : undefined, isSqlite });
    });
  },

  constructObject(object, event) {
    guarded(() => {
      constructObject(object, event);
    });
  },

  dropObject(object) {
    guarded(() => {
      const isOfObject = (context: Context): boolean => context.object === object;
      removeObject(object);
      stopTimersWhere(isOfObject);
      forgetOperations(isOfObject);
      forgetIncoming(isOfObject);
      forgetOutgoing(isOfObject);
      forgetSockets(isOfObject);
      forgetSessions(isOfObject);
      stopCodecs(isOfObject);
      abandonEvents(isOfObject);
    });
  },

  dispatchFetch(event, object, method, url, headers, bodyKind, body) {
    guarded(() => {
      dispatchFetch(event, object, method, url, headers, bodyKind, body);
    });
  },

  dispatchService(event, entrypoint, props, method, url, headers, bodyKind, body) {
    guarded(() => {
      dispatchFetch(event, 0, method, url, headers, bodyKind, body, { entrypoint, props });
    });
  },

  dispatchSession(event, object, entrypoint, props, opening) {
    guarded(() => {
      dispatchSession(event, object, { entrypoint, props }, opening);
    });
  },

  dispatchScheduled(event, cron, dueMillis) {
    guarded(() => {
      dispatchScheduled(event, cron, dueMillis);
    });
  },

  dispatchAlarm(event, object, dueMillis, retries) {
    guarded(() => {
      dispatchAlarm(event, object, dueMillis, retries);
    });
  },

  cancelEvent(event) {
    guarded(() => {
      const active = activeEvent(event);
      if (active !== undefined) {
        enter(active);
        active.cancel(new Error("The client disconnected."));
        incomingBody(event)?.fail(new Error(CONNECTION_LOST));
      }
    });
  },

  settleCall(operation, status, statusText, headers, bodyKind, body) {
    guarded(() => {
      const session = sessionWire(-operation);
      if (session !== undefined) {
        sessionAnswered(session, bodyKind, body);
        return;
      }
      const pending = take(operation);
      if (pending !== undefined) {
        const source = incomingSource(pending.context, -operation, bodyKind, body);
        const socket = status === 101 ? callSocket(operation, pending.context) : undefined;
        pending.settle({ status, statusText, headers, source, socket } satisfies CallReply);
      }
      if (bodyKind !== BodyKind.Stream) {
        callEnded(operation);
      }
    });
  },

  failCall(operation, name, message, flags) {
    guarded(() => {
      sessionWire(-operation)?.lost(remoteError(name, message, flags));
      take(operation)?.fail(remoteError(name, message, flags));
      callEnded(operation);
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
      const body = incomingBody(stream);
      if (body !== undefined) {
        body.arrive(fromHost(bytes));
      } else {
        sessionWire(stream)?.arrive(bytes);
      }
    });
  },

  bodyEnd(stream) {
    guarded(() => {
      incomingBody(stream)?.end();
      sessionWire(stream)?.lost(undefined);
      if (stream < 0) {
        callEnded(-stream);
      }
    });
  },

  bodyAbort(stream, reason) {
    guarded(() => {
      incomingBody(stream)?.fail(new TypeError(reason === "" ? CONNECTION_LOST : reason));
      sessionWire(stream)?.lost(new Error(reason === "" ? CONNECTION_LOST : reason));
      socketWire(stream)?.breakOff();
      if (stream < 0) {
        callEnded(-stream);
      }
    });
  },

  bodyCredit(stream, bytes) {
    guarded(() => {
      outgoingBody(stream)?.addCredit(bytes);
      sessionWire(stream)?.addCredit(bytes);
      socketWire(stream)?.addCredit(bytes);
    });
  },

  bodyStop(stream) {
    guarded(() => {
      outgoingBody(stream)?.stop();
    });
  },

  socketFrame(stream, isText, isLast, isWhole, content) {
    guarded(() => {
      socketWire(stream)?.arrive(isText, isLast, isWhole, content);
    });
  },

  socketClose(stream, code, reason) {
    guarded(() => {
      socketWire(stream)?.arriveClose(code, reason);
    });
  },

  promiseRejected(promise, reason) {
    guarded(() => {
      promiseRejected(promise, reason);
    });
  },

  promiseHandled(promise) {
    guarded(() => {
      promiseHandled(promise);
    });
  },

  reportRejections() {
    guarded(reportRejections);
  },

  moduleExports(specifier) {
    let exports: Readonly<Record<string, unknown>> | undefined;
    guarded(() => {
      exports = nodeExports(specifier);
    });
    return exports ?? null;
  },

  rewriteImports(source) {
    let rewritten = "";
    guarded(() => {
      rewritten = rewriteDynamicImports(source);
    });
    return rewritten;
  },

  importExports(referrer) {
    return { default: importFunction(referrer) };
  },

  enterGlobalScope() {
    enter(undefined);
  },

  settleImport(operation, namespace, evaluation) {
    guarded(() => {
      take(operation)?.settle({ namespace, evaluation } satisfies ImportedModule);
    });
  },

  failImport(operation, name, message) {
    guarded(() => {
      take(operation)?.fail(linkError(name, message));
    });
  },

  defineCommonJs,

  commonJsExports() {
    return { load: loadCommonJs, provide: provideModule };
  },

  describe(thrown) {
    return jsonStringify(describe(thrown));
  },

  isHung(event) {
    const active = activeEvent(event);
    return (
      active !== undefined &&
      active.object === 0 &&
      countOperations(isStateless) === 0 &&
      countIncoming(isStateless) === 0 &&
      countOutgoing(isStateless) === 0 &&
      countSockets(isStateless) === 0 &&
      countSessions(isStateless) === 0
    );
  },
};
