import { host } from "../border/host-ref.ts";
import { IncomingBody } from "../border/incoming-body.ts";
import { type CallReply, openCall } from "../calls/open-call.ts";
import type { Owner } from "../objects/owner.ts";
import { NativeError, jsonParse, jsonStringify } from "../primordials.ts";
import { refuseInstancesOf } from "../serialization/kinds.ts";
import { isReadableStream } from "../streams/checks.ts";
import type { ReadableStream } from "../streams/streams.ts";
import { type BodySource, collect, copyView, sourceBytes, streamOf } from "../web/body-source.ts";
import { Headers } from "../web/headers.ts";
import { utf8DecodeBody, utf8Length } from "../web/utf8.ts";
import { asInterface, isObject, requireParameters, usvString } from "../web/webidl.ts";

const LONGEST_KEY = 512;
const METADATA = "cf-kv-metadata";
const NOT_A_VALUE =
  "KV put() accepts only strings, ArrayBuffers, ArrayBufferViews, and ReadableStreams as values.";
const creating = Symbol("creating");

type Method = "GET" | "PUT" | "DELETE" | "GET_BULK";

interface Found {
  readonly value: unknown;
  readonly metadata: unknown;
  readonly cacheStatus: null;
}

export let createKv: (binding: string, owner: Owner) => KvNamespace;

/**
 * What a binding of type `kv_namespace` is in `env`. Each method is one request to the binding: what the pod refuses is an
 * answer whose status text is the reason. https://developers.cloudflare.com/kv/api/
 */
class KvNamespace {
  #binding = "";
  #owner!: Owner;

  static {
    createKv = (binding, owner) => {
      const namespace = new KvNamespace(creating);
      namespace.#binding = binding;
      namespace.#owner = owner;
      return namespace;
    };
  }

  constructor(token?: unknown) {
    if (token !== creating) {
      throw new TypeError("Illegal constructor");
    }
  }

  /** The value of a key, or null; of several keys, a map. */
  async get(name: unknown, options?: unknown): Promise<unknown> {
    requireParameters(arguments.length, "KvNamespace", "get", "string or Array");
    return Array.isArray(name) ? this.#many(name, options, false) : (await this.#one(name, options)).value;
  }

  /** As `get`, with the metadata that was put with the value. */
  async getWithMetadata(name: unknown, options?: unknown): Promise<unknown> {
    requireParameters(arguments.length, "KvNamespace", "getWithMetadata", "Array or string");
    return Array.isArray(name) ? this.#many(name, options, true) : this.#one(name, options);
  }

  /** A page of keys. */
  async list(options?: unknown): Promise<unknown> {
    const { limit, prefix, cursor } = fieldsOf(options);
    const parameters = [
      parameter("key_count_limit", limit === undefined ? undefined : positive(wholeNumber(limit))),
      parameter("prefix", prefix ?? undefined),
      parameter("cursor", cursor ?? undefined),
    ];
    const reply = await this.#ask("GET", "GET", query("", parameters), new Headers(), null);
    const page = jsonParse(await text(reply.source)) as { keys: { metadata?: unknown }[] };
    for (const key of page.keys) {
      if (typeof key.metadata === "string") {
        key.metadata = jsonParse(key.metadata);
      }
    }
    return { ...page, cacheStatus: null };
  }

  /** Keeps a value under a key. */
  async put(name: unknown, value: unknown, options?: unknown): Promise<void> {
    requireParameters(arguments.length, "KvNamespace", "put", "string", "string or object");
    const key = keyOf("PUT", name);
    const { expiration, expirationTtl, metadata } = fieldsOf(options);
    const parameters = [
      parameter("expiration", expiration === undefined ? undefined : wholeNumber(expiration)),
      parameter("expiration_ttl", expirationTtl === undefined ? undefined : wholeNumber(expirationTtl)),
    ];
    const json =
      metadata === undefined || metadata === null
        ? undefined
        : (jsonStringify(metadata) as string | undefined);
    const headers = new Headers(json === undefined ? undefined : [[METADATA, json]]);
    drop((await this.#ask("PUT", "PUT", query(key, parameters), headers, sourceOf(value))).source);
  }

  /** Forgets a key; whether it was there or not. */
  async delete(name: unknown): Promise<void> {
    requireParameters(arguments.length, "KvNamespace", "delete", "string");
    drop((await this.#ask("DELETE", "DELETE", query(keyOf("DELETE", name), []), new Headers(), null)).source);
  }

  async #one(name: unknown, options: unknown): Promise<Found> {
    const key = keyOf("GET", name);
    const { type, cacheTtl } = readOptions(options);
    const url = query(key, [parameter("cache_ttl", cacheTtl)]);
    const { status, headers, source } = await this.#ask("GET", "GET", url, new Headers(), null);
    if (status === 404) {
      drop(source);
      return { value: null, metadata: null, cacheStatus: null };
    }
    const metadata = metadataIn(headers);
    return { value: await valueOf(source, type), metadata, cacheStatus: null };
  }

  async #many(
    names: readonly unknown[],
    options: unknown,
    withMetadata: boolean,
  ): Promise<Map<string, unknown>> {
    const { type, cacheTtl } = readOptions(options);
    const wanted = {
      keys: names.map(usvString),
      ...(type === "" ? {} : { type }),
      ...(withMetadata ? { withMetadata } : {}),
      ...(cacheTtl === undefined ? {} : { cacheTtl: `${cacheTtl}` }),
    };
    const { source } = await this.#ask(
      "GET_BULK",
      "POST",
      "https://fake-host/bulk/get",
      new Headers(),
      jsonStringify(wanted),
    );
    return new Map(Object.entries(jsonParse(await text(source)) as Record<string, unknown>));
  }

  async #ask(
    method: Method,
    verb: string,
    url: string,
    headers: Headers,
    source: BodySource | null,
  ): Promise<CallReply> {
    const context = this.#owner();
    const reply = await openCall(context, { method: verb, url, headers, cf: undefined, source }, (head) => {
      host().callService(
        head.operation,
        context.event,
        context.object,
        true,
        this.#binding,
        "",
        "",
        head.method,
        head.url,
        head.headers,
        head.kind,
        head.body,
      );
    }).reply;
    if ((reply.status < 200 || reply.status > 299) && !(method === "GET" && reply.status === 404)) {
      drop(reply.source);
      throw new NativeError(`KV ${method} failed: ${reply.status} ${reply.statusText}`);
    }
    return reply;
  }
}
asInterface(KvNamespace);
refuseInstancesOf(KvNamespace);

function keyOf(method: Method, name: unknown): string {
  const key = usvString(name);
  if (key === "") {
    throw new TypeError("Key name cannot be empty.");
  }
  if (key === "." || key === "..") {
    throw new TypeError(`"${key}" is not allowed as a key name.`);
  }
  const length = utf8Length(key);
  if (length > LONGEST_KEY) {
    throw new NativeError(
      `KV ${method} failed: 414 UTF-8 encoded length of ${length} exceeds key length limit of ${LONGEST_KEY}.`,
    );
  }
  return key;
}

function fieldsOf(options: unknown): Record<string, unknown> {
  return isObject(options) ? (options as Record<string, unknown>) : {};
}

function readOptions(options: unknown): { readonly type: string; readonly cacheTtl: number | undefined } {
  if (options === undefined || options === null) {
    return { type: "", cacheTtl: undefined };
  }
  if (!isObject(options)) {
    return { type: usvString(options), cacheTtl: undefined };
  }
  const { type, cacheTtl } = fieldsOf(options);
  return {
    type: type === undefined ? "" : usvString(type),
    cacheTtl: cacheTtl === undefined ? undefined : wholeNumber(cacheTtl),
  };
}

function wholeNumber(value: unknown): number {
  return Math.trunc(Number(value)) || 0;
}

function positive(value: number): number | undefined {
  return value > 0 ? value : undefined;
}

function parameter(name: string, value: unknown): string {
  return value === undefined ? "" : `&${name}=${encodeURIComponent(usvString(value))}`;
}

function query(key: string, parameters: readonly string[]): string {
  return `https://fake-host/${encodeURIComponent(key)}?urlencoded=true${parameters.join("")}`;
}

function sourceOf(value: unknown): BodySource {
  if (!isObject(value)) {
    return usvString(value);
  }
  if (isReadableStream(value)) {
    return value as ReadableStream;
  }
  if (value instanceof ArrayBuffer) {
    return new Uint8Array(value.slice(0));
  }
  if (ArrayBuffer.isView(value)) {
    return copyView(value);
  }
  throw new TypeError(NOT_A_VALUE);
}

async function valueOf(source: BodySource | null, type: string): Promise<unknown> {
  switch (type) {
    case "":
    case "text":
      return text(source);
    case "json":
      return jsonParse(await text(source));
    case "arrayBuffer":
      return (await bytes(source)).slice().buffer;
    case "stream":
      return streamOf(source ?? "");
    default:
      drop(source);
      throw new TypeError(
        `Unknown response type. Possible types are "text", "arrayBuffer", "json", and "stream".`,
      );
  }
}

async function text(source: BodySource | null): Promise<string> {
  return typeof source === "string" ? source : utf8DecodeBody(await bytes(source));
}

async function bytes(source: BodySource | null): Promise<Uint8Array<ArrayBuffer>> {
  if (source instanceof IncomingBody || isReadableStream(source)) {
    return collect(source as IncomingBody | ReadableStream);
  }
  return sourceBytes(source ?? "");
}

function metadataIn(packed: string): unknown {
  const parts = packed.split("\n");
  const at = parts.findIndex((part, i) => i % 2 === 0 && part === METADATA);
  return at < 0 ? null : jsonParse(parts[at + 1] as string);
}

function drop(source: BodySource | null): void {
  if (source instanceof IncomingBody) {
    source.stop();
  }
}
