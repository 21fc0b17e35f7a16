import { console } from "../console/console.ts";
import { showAsMaps, showByAccessors, showOnlyByAccessors } from "../console/platform-objects.ts";
import { CompressionStream, DecompressionStream } from "../streams/compression.ts";
import { FixedLengthStream, IdentityTransformStream } from "../streams/identity.ts";
import * as streams from "../streams/streams.ts";
import { DurableObjectNamespace } from "../objects/namespace.ts";
import { DurableObjectId } from "../objects/object-id.ts";
import { DurableObjectState } from "../objects/state.ts";
import { Fetcher } from "../objects/stub.ts";
import { DurableObjectStorage } from "../storage/storage.ts";
import { refuseInstancesOf } from "../serialization/kinds.ts";
import { AbortController, AbortSignal } from "./abort.ts";
import { atob, btoa } from "./base64.ts";
import { Blob, File } from "./blob.ts";
import { Body } from "./body.ts";
import { cloudflare } from "./cloudflare.ts";
import { Cache, CacheStorage, caches } from "../caches/cache-storage.ts";
import { WebSocket } from "../sockets/web-socket.ts";
import { WebSocketPair } from "../sockets/web-socket-pair.ts";
import { WebSocketRequestResponsePair } from "../sockets/request-response-pair.ts";
import { CryptoKey } from "./crypto/crypto-key.ts";
import { Crypto, crypto } from "./crypto/crypto.ts";
import { SubtleCrypto } from "./crypto/subtle.ts";
import { DOMException } from "./dom-exception.ts";
import { TextDecoder, TextEncoder } from "./encoding.ts";
import { EventSource } from "./event-source.ts";
import { CloseEvent, CustomEvent, ErrorEvent, Event, MessageEvent } from "./event.ts";
import { EventTarget } from "./event-target.ts";
import { fetch } from "./fetch.ts";
import {
  ServiceWorkerGlobalScope,
  addEventListener,
  dispatchEvent,
  removeEventListener,
  reportError,
} from "./global-scope.ts";
import {
  ExtendableEvent,
  FetchEvent,
  PromiseRejectionEvent,
  ScheduledEvent,
  TailEvent,
} from "./handler-events.ts";
import { HTMLRewriter } from "./html/rewriter.ts";
import { MessageChannel, MessagePort } from "./message-channel.ts";
import { TextDecoderStream, TextEncoderStream } from "./text-streams.ts";
import { FormData } from "./form-data.ts";
import { Headers } from "./headers.ts";
import {
  Navigator,
  Performance,
  Scheduler,
  navigator,
  performance,
  queueMicrotask,
  scheduler,
} from "./misc.ts";
import { PerformanceEntry, PerformanceMark, PerformanceMeasure } from "./performance-timeline.ts";
import { Request } from "./request.ts";
import { Response } from "./response.ts";
import { structuredClone } from "./structured-clone.ts";
import { clearInterval, clearTimeout, setInterval, setTimeout } from "./timers.ts";
import { URL } from "./url/url.ts";
import { URLPattern } from "./url/url-pattern.ts";
import { URLSearchParams } from "./url/url-search-params.ts";

/** Classes whose instances structured values cannot hold. */
const uncopied = {
  AbortController,
  Blob,
  Body,
  Cache,
  CacheStorage,
  CompressionStream,
  Crypto,
  CryptoKey,
  DecompressionStream,
  Event,
  EventTarget,
  FixedLengthStream,
  FormData,
  HTMLRewriter,
  Headers,
  IdentityTransformStream,
  MessageChannel,
  Navigator,
  Performance,
  Request,
  Response,
  Scheduler,
  SubtleCrypto,
  TextDecoder,
  TextDecoderStream,
  TextEncoder,
  TextEncoderStream,
  URL,
  URLPattern,
  URLSearchParams,
  WebSocket,
  WebSocketPair,
  WebSocketRequestResponsePair,
  ...streams,
};

/** Puts the Web platform on the global object. */
export function installGlobals(): void {
  refuseInstancesOf(
    Fetcher,
    DurableObjectId,
    DurableObjectNamespace,
    DurableObjectState,
    DurableObjectStorage,
    ...Object.values(uncopied),
  );
  showByAccessors(AbortSignal, CustomEvent, ErrorEvent, File, MessageEvent, ...Object.values(uncopied));
  showOnlyByAccessors(...Object.values(streams));
  showAsMaps(FormData, Headers, URLSearchParams);
  define({
    ...uncopied,
    AbortSignal,
    CloseEvent,
    Cloudflare: cloudflare,
    CustomEvent,
    DOMException,
    ErrorEvent,
    EventSource,
    ExtendableEvent,
    FetchEvent,
    File,
    MessageEvent,
    MessagePort,
    PerformanceEntry,
    PerformanceMark,
    PerformanceMeasure,
    PromiseRejectionEvent,
    ScheduledEvent,
    ServiceWorkerGlobalScope,
    TailEvent,
    TraceEvent: TailEvent,
    addEventListener,
    atob,
    btoa,
    caches,
    clearInterval,
    clearTimeout,
    console,
    crypto,
    fetch,
    dispatchEvent,
    navigator,
    origin: "null",
    performance,
    queueMicrotask,
    removeEventListener,
    reportError,
    scheduler,
    self: globalThis,
    setInterval,
    setTimeout,
    structuredClone,
  });
}

function define(values: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === "function" && bundledName(value.name) === name) {
      Object.defineProperty(value, "name", { value: name, configurable: true });
    }
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });
  }
  Object.defineProperty(globalThis, Symbol.toStringTag, {
    value: ServiceWorkerGlobalScope.name,
    configurable: true,
  });
}

/** The bundler tells classes of one name apart by a number, and has an underscore for one that refers to itself. */
function bundledName(name: string): string {
  return name.replace(/^_|\d+$/g, "");
}
