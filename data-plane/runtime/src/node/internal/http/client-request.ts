import { Buffer } from "node:buffer";
import { Writable } from "node:stream";
import { AbortController } from "../../../web/abort.ts";
import { fetch } from "../../../web/fetch.ts";
import { abortError, nodeError } from "../../../node-globals/errors.ts";
import { type IncomingMessage, received } from "./incoming-message.ts";
import {
  methodOf,
  type Protocol,
  requestArguments,
  type RequestOptions,
  requireProtocol,
  urlOf,
} from "./options.ts";
import { OutgoingHeaders } from "./outgoing-headers.ts";

type Done = (error?: Error | null) => void;

interface Signal {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: "abort", listener: () => void): void;
}

/**
 * https://nodejs.org/api/http.html#class-httpclientrequest on `fetch`: its body is kept until it is whole, and sent with the
 * head when the request ends. Redirects are not followed.
 */
export class ClientRequest extends Writable {
  readonly method: string;
  readonly protocol: Protocol;
  readonly host: string;
  readonly path: string;
  aborted = false;
  res: IncomingMessage | undefined;
  readonly #url: string;
  readonly #headers = new OutgoingHeaders();
  readonly #body: Buffer[] = [];
  readonly #stop = new AbortController();
  #timer: unknown;
  #isSent = false;

  constructor(...given: unknown[]) {
    super({ autoDestroy: false });
    const { options, callback } = requestArguments(given);
    this.protocol = requireProtocol(options, (options["protocol"] as Protocol | undefined) ?? "http:");
    this.#url = urlOf(options, this.protocol);
    this.method = methodOf(options);
    const hostname = options["hostname"] ?? options["host"] ?? "localhost";
    this.host = hostname as string;
    this.path = (options["path"] as string | undefined) ?? "/";
    this.#addHeaders(options);
    if (typeof callback === "function") {
      this.once("response", callback as (message: IncomingMessage) => void);
    }
    if (options["timeout"] !== undefined) {
      this.setTimeout(Number(options["timeout"]));
    }
    this.#watch(options["signal"] as Signal | undefined);
  }

  get headersSent(): boolean {
    return this.#isSent;
  }

  get reusedSocket(): boolean {
    return false;
  }

  setHeader(name: string, value: unknown): this {
    this.#requireUnsent("set");
    this.#headers.set(name, value);
    return this;
  }

  appendHeader(name: string, value: unknown): this {
    this.#requireUnsent("append");
    this.#headers.append(name, value);
    return this;
  }

  removeHeader(name: string): void {
    this.#requireUnsent("remove");
    this.#headers.delete(name);
  }

  getHeader(name: string): unknown {
    return this.#headers.get(name);
  }

  hasHeader(name: string): boolean {
    return this.#headers.get(name) !== undefined;
  }

  getHeaders(): object {
    return this.#headers.all();
  }

  getHeaderNames(): string[] {
    return this.#headers.names();
  }

  getRawHeaderNames(): string[] {
    return this.#headers.rawNames();
  }

  /** The head goes with the body. */
  flushHeaders(): void {}

  /** What concerns connections has no meaning here. */
  setNoDelay(): void {}
  setSocketKeepAlive(): void {}

  /** After so long without an answer `timeout` is emitted, once; the request goes on unless it is destroyed. */
  setTimeout(millis: number, callback?: () => void): this {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (callback !== undefined) {
      this.once("timeout", callback);
    }
    if (millis > 0) {
      this.#timer = setTimeout(() => {
        this.emit("timeout");
      }, millis);
    }
    return this;
  }

  abort(): void {
    if (!this.aborted) {
      this.aborted = true;
      queueMicrotask(() => this.emit("abort"));
      this.destroy();
    }
  }

  override _write(chunk: Buffer, _encoding: string, done: Done): void {
    this.#body.push(Buffer.from(chunk));
    done();
  }

  override _final(done: Done): void {
    this.#isSent = true;
    const hasBody = this.#body.length > 0 || !["GET", "HEAD"].includes(this.method);
    fetch(this.#url, {
      method: this.method,
      headers: this.#headers.pairs(),
      redirect: "manual",
      signal: this.#stop.signal,
      ...(hasBody ? { body: Buffer.concat(this.#body) } : {}),
    }).then(
      (response) => {
        this.#answered(received(response));
      },
      (error: unknown) => {
        this.destroy(error as Error);
      },
    );
    done();
  }

  override _destroy(error: Error | null, done: Done): void {
    clearTimeout(this.#timer);
    const { res } = this;
    if (res?.complete !== true) {
      this.#stop.abort();
      res?.destroy(error ?? undefined);
    }
    done(error ?? (res === undefined ? nodeError(Error, "ECONNRESET", "socket hang up") : null));
  }

  #answered(message: IncomingMessage): void {
    if (this.destroyed) {
      message.destroy();
      return;
    }
    clearTimeout(this.#timer);
    this.res = message;
    message.req = this;
    message.once("close", () => this.destroy());
    if (!this.emit("response", message)) {
      message.resume();
    }
  }

  #addHeaders(options: RequestOptions): void {
    this.#headers.addAll(options["headers"]);
    const { auth } = options;
    if (auth !== undefined && auth !== null && !this.hasHeader("authorization")) {
      this.#headers.set("Authorization", `Basic ${Buffer.from(String(auth)).toString("base64")}`);
    }
  }

  #watch(signal: Signal | undefined): void {
    const stop = (): void => {
      this.destroy(abortError(signal?.reason));
    };
    if (signal?.aborted) {
      queueMicrotask(stop);
    } else {
      signal?.addEventListener("abort", stop);
    }
  }

  #requireUnsent(what: string): void {
    if (this.#isSent) {
      throw nodeError(
        Error,
        "ERR_HTTP_HEADERS_SENT",
        `Cannot ${what} headers after they are sent to the client`,
      );
    }
  }
}

/** `http.request`, or that of `https`. */
export function requestOf(expected: Protocol): (...given: unknown[]) => ClientRequest {
  return (...given) => {
    const { options, callback } = requestArguments(given);
    return new ClientRequest({ ...options, protocol: requireProtocol(options, expected) }, callback);
  };
}

/** `http.get`, or that of `https`. */
export function getOf(expected: Protocol): (...given: unknown[]) => ClientRequest {
  const request = requestOf(expected);
  return (...given) => {
    const sent = request(...given);
    sent.end();
    return sent;
  };
}

declare function queueMicrotask(callback: () => void): void;
declare function setTimeout(callback: () => void, millis: number): unknown;
declare function clearTimeout(timer: unknown): void;
