import { console } from "../console/console.ts";
import { FixedLengthStream, IdentityTransformStream } from "../streams/identity.ts";
import * as streams from "../streams/streams.ts";
import { DurableObjectNamespace } from "../objects/namespace.ts";
import { DurableObjectId } from "../objects/object-id.ts";
import { DurableObjectState } from "../objects/state.ts";
import { Fetcher } from "../objects/stub.ts";
import { DurableObjectStorage } from "../storage/storage.ts";
import { refuseInstancesOf } from "../serialization/kinds.ts";
import { URLPattern } from "urlpattern-polyfill/urlpattern";
import { AbortController, AbortSignal } from "./abort.ts";
import { atob, btoa } from "./base64.ts";
import { Blob, File } from "./blob.ts";
import { Body } from "./body.ts";
import { cloudflare } from "./cloudflare.ts";
import { Cache, CacheStorage, caches } from "../caches/cache-storage.ts";
import { WebSocket } from "../sockets/web-socket.ts";
import { WebSocketPair } from "../sockets/web-socket-pair.ts";
import { CryptoKey } from "./crypto/crypto-key.ts";
import { Crypto, crypto } from "./crypto/crypto.ts";
import { SubtleCrypto } from "./crypto/subtle.ts";
import { DOMException } from "./dom-exception.ts";
import { TextDecoder, TextDecoderStream, TextEncoder, TextEncoderStream } from "./encoding.ts";
import { CloseEvent, CustomEvent, ErrorEvent, Event, MessageEvent } from "./event.ts";
import { EventTarget } from "./event-target.ts";
import { fetch } from "./fetch.ts";
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
import { reportError } from "./report-error.ts";
import { Request } from "./request.ts";
import { Response } from "./response.ts";
import { structuredClone } from "./structured-clone.ts";
import { clearInterval, clearTimeout, setInterval, setTimeout } from "./timers.ts";
import { unavailableGlobals } from "./unavailable.ts";
import { URL } from "./url/url.ts";
import { URLSearchParams } from "./url/url-search-params.ts";

/** Classes whose instances structured values cannot hold. */
const uncopied = {
  AbortController,
  Blob,
  Body,
  Cache,
  CacheStorage,
  Crypto,
  CryptoKey,
  Event,
  EventTarget,
  FixedLengthStream,
  FormData,
  Headers,
  IdentityTransformStream,
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
  define({
    ...unavailableGlobals(),
    ...uncopied,
    AbortSignal,
    Cloudflare: cloudflare,
    CloseEvent,
    CustomEvent,
    DOMException,
    ErrorEvent,
    File,
    MessageEvent,
    atob,
    btoa,
    caches,
    clearInterval,
    clearTimeout,
    console,
    crypto,
    fetch,
    navigator,
    performance,
    queueMicrotask,
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
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });
  }
}
