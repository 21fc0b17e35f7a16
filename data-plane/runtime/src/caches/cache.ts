import { IncomingBody } from "../border/incoming-body.ts";
import { MAX_HEADERS, MAX_NAME, MAX_URL, checkedText, checkedWord } from "../border/limits.ts";
import { host } from "../border/host-ref.ts";
import { type CallReply, openCall } from "../calls/open-call.ts";
import { currentContext } from "../context.ts";
import { type BodySource } from "../web/body-source.ts";
import { takeBodySource } from "../web/body.ts";
import { packHeaders } from "../web/headers.ts";
import { Request } from "../web/request.ts";
import { Response, isEncoded, receivedResponse } from "../web/response.ts";
import { asInterface, requireParameters } from "../web/webidl.ts";
import { notImplemented } from "./not-implemented.ts";

interface CacheQueryOptions {
  readonly ignoreMethod?: boolean;
}

/** The head of a response that is to be kept. */
interface Kept {
  readonly status: number;
  readonly statusText: string;
  readonly headers: string;
}

const NOT_KEPT = 504;
const FORGOTTEN = 200;
const creating = Symbol("creating");

export let createCache: (name: string) => Cache;

/** A cache of the worker's own (reference: durable-objects 1.6). What is kept may be gone at any time. */
export class Cache {
  #name = "";

  static {
    createCache = (name) => {
      const cache = new Cache(creating);
      cache.#name = name;
      return cache;
    };
  }

  constructor(token?: unknown) {
    if (token !== creating) {
      throw new TypeError("Illegal constructor");
    }
  }

  /** The response kept for the request, or undefined. */
  async match(request: unknown, options?: CacheQueryOptions): Promise<Response | undefined> {
    requireParameters(arguments.length, "Cache", "match", "Request or string");
    const asked = requestOf(request);
    if (asked.method !== "GET" && options?.ignoreMethod !== true) {
      return undefined;
    }
    const { status, statusText, headers, source } = await this.#ask("GET", asked, undefined, null);
    if (status === NOT_KEPT) {
      drop(source);
      return undefined;
    }
    return receivedResponse(status, statusText, headers, source, asked.url, false);
  }

  /** Keeps a response for as long as its headers say. */
  async put(request: unknown, response: unknown): Promise<void> {
    requireParameters(arguments.length, "Cache", "put", "Request or string", "Response");
    const asked = requestOf(request);
    if (!(response instanceof Response)) {
      throw new TypeError("Failed to execute 'put' on 'Cache': parameter 2 is not of type 'Response'.");
    }
    if (asked.method !== "GET") {
      throw new TypeError("Cannot cache response to non-GET request.");
    }
    if (response.status === 206) {
      throw new TypeError("Cannot cache response to a range request (206 Partial Content).");
    }
    if ((response.headers.get("vary") ?? "").split(",").some((name) => name.trim() === "*")) {
      throw new TypeError("Cannot cache response with 'Vary: *' header.");
    }
    if (isEncoded(response)) {
      throw new TypeError(
        'Cannot cache a response with encodeBody: "manual": this platform keeps bodies without their coding.',
      );
    }
    const kept = {
      status: response.status,
      statusText: checkedWord(response.statusText, "A status text"),
      headers: checkedText(packHeaders(response.headers), MAX_HEADERS, "The headers of a response"),
    };
    drop((await this.#ask("PUT", asked, kept, takeBodySource(response))).source);
  }

  /** Forgets what is kept for the request; whether there was anything. */
  async delete(request: unknown, options?: CacheQueryOptions): Promise<boolean> {
    requireParameters(arguments.length, "Cache", "delete", "Request or string");
    const asked = requestOf(request);
    if (asked.method !== "GET" && options?.ignoreMethod !== true) {
      return false;
    }
    const { status, source } = await this.#ask("DELETE", asked, undefined, null);
    drop(source);
    return status === FORGOTTEN;
  }

  add(): never {
    throw notImplemented("Cache", "add");
  }

  addAll(): never {
    throw notImplemented("Cache", "addAll");
  }

  matchAll(): never {
    throw notImplemented("Cache", "matchAll");
  }

  keys(): never {
    throw notImplemented("Cache", "keys");
  }

  #ask(
    method: "GET" | "PUT" | "DELETE",
    asked: Request,
    kept: Kept | undefined,
    source: BodySource | null,
  ): Promise<CallReply> {
    const name = checkedText(this.#name, MAX_NAME, "The name of a cache");
    const url = checkedText(asked.url, MAX_URL, "A URL");
    return openCall(
      currentContext(),
      { method, url, headers: asked.headers, cf: undefined, source },
      (head) => {
        host().callCache(
          head.operation,
          head.context.event,
          head.context.object,
          name,
          kept !== undefined,
          kept?.status ?? 0,
          kept?.statusText ?? "",
          kept?.headers ?? "",
          head.method,
          head.url,
          head.headers,
          head.kind,
          head.body,
        );
      },
    ).reply;
  }
}
asInterface(Cache);

function requestOf(input: unknown): Request {
  return input instanceof Request ? input : new Request(input);
}

function drop(source: BodySource | null): void {
  if (source instanceof IncomingBody) {
    source.stop();
  }
}
