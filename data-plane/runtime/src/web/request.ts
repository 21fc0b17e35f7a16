import type { Packed } from "../host.ts";
import { AbortSignal, createSignal, onAbort, signalAbort } from "./abort.ts";
import { Body, copyBodySource, peekBodySource, setBodySource, takeBodySource } from "./body.ts";
import { type BodySource, extractBody } from "./body-source.ts";
import { CfProperties } from "./cf.ts";
import { Headers, type HeadersInit, headersFromPacked } from "./headers.ts";
import { normalizeUrl } from "./url/url.ts";
import { asInterface, isObject, requireArguments, usvString } from "./webidl.ts";

export interface RequestInit {
  readonly method?: string;
  readonly headers?: HeadersInit;
  readonly body?: unknown;
  readonly redirect?: string;
  readonly signal?: AbortSignal | null;
  readonly cache?: string;
  readonly integrity?: string;
  readonly cf?: unknown;
  readonly keepalive?: boolean;
}

const METHODS = new Set(["DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH"]);
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const CACHE_MODES = new Set(["no-store", "no-cache"]);
const incoming = Symbol("incoming");

/** The request that an event brought: its parts are made when they are looked at. */
export let incomingRequest: (
  method: string,
  url: string,
  headers: Packed,
  source: BodySource | null,
) => Request;
/** Aborts `request.signal`, if anybody asked for it. */
export let abortRequest: (request: Request, reason: unknown) => void;
/** What `request.cf` shows, as it crosses the border. */
export let cfOf: (request: Request) => CfProperties;
/** The signal that could abort this request, if there is any. */
export let requestSignal: (request: Request) => AbortSignal | undefined;

/** https://fetch.spec.whatwg.org/#request-class with the platform's divergences (reference: durable-objects 1.6). */
export class Request extends Body {
  #method = "GET";
  #url = "";
  #isNormal = true;
  #headers: Headers | undefined;
  #redirect = "follow";
  #cache: string | undefined;
  #cf = CfProperties.NONE;
  #signal: AbortSignal | undefined;
  #isIncoming = false;

  static {
    incomingRequest = (method, url, headers, source) => {
      const request = new Request(incoming as never);
      request.#method = method;
      request.#url = url;
      request.#isNormal = false;
      request.#isIncoming = true;
      const [cf, fields] = CfProperties.split(headers);
      request.#cf = cf;
      request.#headers = headersFromPacked(fields, true);
      request.#redirect = "manual";
      setBodySource(request, source);
      return request;
    };
    abortRequest = (request, reason) => {
      signalAbort((request.#signal ??= createSignal()), reason);
    };
    cfOf = (request) => request.#cf;
    requestSignal = (request) => (request.#isIncoming ? request.signal : request.#signal);
  }

  constructor(input: unknown, init?: RequestInit) {
    super();
    if (input === (incoming as unknown)) {
      return;
    }
    requireArguments(arguments.length, 1, "the Request constructor");
    if (init !== undefined && init !== null && !isObject(init)) {
      throw new TypeError("Request constructor: the second argument must be an object.");
    }
    const options = init ?? {};
    const base = input instanceof Request ? input : undefined;
    if (base !== undefined) {
      this.#method = base.#method;
      this.#url = base.url;
      this.#redirect = base.#redirect;
      this.#cache = base.#cache;
      this.#cf = base.#cf;
    } else {
      this.#url = absoluteUrl(usvString(input));
    }
    this.#applyInit(options);
    this.#headers = new Headers(options.headers ?? base?.headers);
    this.#signal = followed(options.signal === undefined ? base?.signal : options.signal);
    this.#applyBody(options, base);
  }

  get method(): string {
    return this.#method;
  }

  get url(): string {
    if (!this.#isNormal) {
      this.#url = normalizeUrl(this.#url) ?? this.#url;
      this.#isNormal = true;
    }
    return this.#url;
  }

  get headers(): Headers {
    return (this.#headers ??= new Headers());
  }

  get redirect(): string {
    return this.#redirect;
  }

  get signal(): AbortSignal {
    return (this.#signal ??= createSignal());
  }

  get cf(): unknown {
    return this.#cf.value;
  }

  get cache(): string | undefined {
    return this.#cache;
  }

  get integrity(): string {
    return "";
  }

  get keepalive(): boolean {
    return false;
  }

  get fetcher(): null {
    return null;
  }

  clone(): Request {
    const copy = new Request(this.url, {
      method: this.#method,
      headers: this.headers,
      signal: this.#signal ?? null,
    });
    copy.#redirect = this.#redirect;
    copy.#cache = this.#cache;
    copy.#cf = this.#cf;
    setBodySource(copy, copyBodySource(this));
    return copy;
  }

  protected override bodyType(): string | null {
    return this.headers.get("content-type");
  }

  #applyInit(options: RequestInit): void {
    if (options.method !== undefined) {
      this.#method = normalizedMethod(`${options.method}`);
    }
    if (options.redirect !== undefined) {
      this.#redirect = checkedRedirect(`${options.redirect}`);
    }
    if (options.cache !== undefined) {
      this.#cache = checkedCache(`${options.cache}`);
    }
    if (options.cf !== undefined) {
      this.#cf = CfProperties.of(options.cf);
    }
    if (options.integrity !== undefined && options.integrity !== "") {
      throw new TypeError(
        "Subrequest integrity checking is not implemented. The integrity option must be either undefined or an empty string.",
      );
    }
  }

  #applyBody(options: RequestInit, base: Request | undefined): void {
    const isBodiless = this.#method === "GET" || this.#method === "HEAD";
    if (options.body !== undefined && options.body !== null) {
      if (isBodiless) {
        throw new TypeError("Request with a GET or HEAD method cannot have a body.");
      }
      const { source, type } = extractBody(options.body);
      setBodySource(this, source);
      if (type !== null && !this.headers.has("content-type")) {
        this.headers.set("content-type", type);
      }
      return;
    }
    if (base !== undefined && options.body === undefined && peekBodySource(base) !== null) {
      if (isBodiless && options.method !== undefined) {
        throw new TypeError("Request with a GET or HEAD method cannot have a body.");
      }
      if (base.bodyUsed) {
        throw new TypeError("Cannot reconstruct a Request with a used body.");
      }
      setBodySource(this, takeBodySource(base));
    }
  }
}
asInterface(Request);

function absoluteUrl(input: string): string {
  const url = normalizeUrl(input);
  if (url === undefined) {
    throw new TypeError(`Invalid URL: ${input}`);
  }
  return url;
}

function normalizedMethod(method: string): string {
  const upper = method.toUpperCase();
  if (METHODS.has(upper)) {
    return upper;
  }
  if (!TOKEN.test(method) || upper === "CONNECT" || upper === "TRACE" || upper === "TRACK") {
    throw new TypeError(`Invalid HTTP method string: ${method}`);
  }
  return method;
}

function checkedRedirect(redirect: string): string {
  if (redirect === "follow" || redirect === "manual") {
    return redirect;
  }
  throw new TypeError(
    'Invalid redirect value, must be one of "follow" or "manual" ("error" won\'t be implemented since it does not make ' +
      'sense at the edge; use "manual" and check the response status code).',
  );
}

function checkedCache(cache: string): string {
  if (!CACHE_MODES.has(cache)) {
    throw new TypeError(`Unsupported cache mode: ${cache}`);
  }
  return cache;
}

function followed(signal: AbortSignal | null | undefined): AbortSignal | undefined {
  if (signal === null || signal === undefined) {
    return undefined;
  }
  if (!(signal instanceof AbortSignal)) {
    throw new TypeError("Request constructor: the signal option must be an AbortSignal.");
  }
  const own = createSignal();
  if (signal.aborted) {
    signalAbort(own, signal.reason);
  } else {
    onAbort(signal, (reason) => {
      signalAbort(own, reason);
    });
  }
  return own;
}
