import type { Packed } from "../host.ts";
import { Body, copyBodySource, setBodySource } from "./body.ts";
import { type BodySource, extractBody } from "./body-source.ts";
import { Headers, type HeadersInit, headersFromPacked } from "./headers.ts";
import { normalizeUrl } from "./url/url.ts";
import { WebSocket } from "../sockets/web-socket.ts";
import { asInterface, isObject, usvString } from "./webidl.ts";

export interface ResponseInit {
  readonly status?: number;
  readonly statusText?: string;
  readonly headers?: HeadersInit;
  readonly cf?: unknown;
  readonly encodeBody?: string;
  readonly webSocket?: unknown;
}

const NULL_BODY = new Set([101, 204, 205, 304]);
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const STATUS_TEXT = /^[\t\x20-\x7e\x80-\xff]*$/;
const received = Symbol("received");

/** The response to a call. */
export let receivedResponse: (
  status: number,
  statusText: string,
  headers: Packed,
  source: BodySource | null,
  url: string,
  isRedirected: boolean,
) => Response;

/** Gives a response the socket that came with it. */
export let attachSocket: (response: Response, socket: WebSocket) => void;

/** Whether the program has given the body the content coding that its header says: `encodeBody: "manual"`. */
export let isEncoded: (response: Response) => boolean;

/** https://fetch.spec.whatwg.org/#response-class with the platform's divergences (reference: durable-objects 1.6). */
export class Response extends Body {
  #status = 200;
  #statusText = "";
  #headers: Headers;
  #type: "default" | "error" = "default";
  #url = "";
  #redirected = false;
  #cf: unknown;
  #webSocket: WebSocket | null = null;
  #isEncoded = false;

  static {
    isEncoded = (response) => response.#isEncoded;
    attachSocket = (response, socket) => {
      response.#webSocket = socket;
    };
    receivedResponse = (status, statusText, headers, source, url, isRedirected) => {
      const response = new Response(received);
      response.#status = status;
      response.#statusText = statusText;
      response.#headers = headersFromPacked(headers, true);
      response.#url = url;
      response.#redirected = isRedirected;
      setBodySource(response, source);
      return response;
    };
  }

  constructor(body?: unknown, init?: ResponseInit) {
    super();
    if (body === received) {
      this.#headers = new Headers();
      return;
    }
    if (init !== undefined && init !== null && !isObject(init)) {
      throw new TypeError("Response constructor: the second argument must be an object.");
    }
    const options = init ?? {};
    this.#applyInit(options);
    this.#headers = new Headers(options.headers);
    if (body !== null && body !== undefined) {
      this.#applyBody(body);
    }
  }

  static error(): Response {
    const response = new Response(received);
    response.#status = 0;
    response.#type = "error";
    response.#headers = headersFromPacked("", true);
    return response;
  }

  static redirect(url: unknown, status = 302): Response {
    const target = normalizeUrl(usvString(url));
    if (target === undefined) {
      throw new TypeError(`Unable to parse URL: ${usvString(url)}`);
    }
    if (!REDIRECTS.has(status)) {
      throw new RangeError(
        `${status} is not a redirect status code. It must be one of: 301, 302, 303, 307, or 308.`,
      );
    }
    const response = new Response(received);
    response.#status = status;
    response.#headers = headersFromPacked(`location\n${target}`, true);
    return response;
  }

  static json(data: unknown, init?: ResponseInit): Response {
    const text = JSON.stringify(data) as string | undefined;
    if (text === undefined) {
      throw new TypeError("Value is not JSON serializable");
    }
    const response = new Response(null, init);
    if (NULL_BODY.has(response.#status)) {
      throw new TypeError("Response with null body status (101, 204, 205, or 304) cannot have a body.");
    }
    setBodySource(response, text.toWellFormed());
    if (!response.#headers.has("content-type")) {
      response.#headers.set("content-type", "application/json");
    }
    return response;
  }

  get status(): number {
    return this.#status;
  }

  get statusText(): string {
    return this.#statusText;
  }

  get ok(): boolean {
    return this.#status >= 200 && this.#status <= 299;
  }

  get headers(): Headers {
    return this.#headers;
  }

  get type(): string {
    return this.#type;
  }

  get url(): string {
    return this.#url;
  }

  get redirected(): boolean {
    return this.#redirected;
  }

  get cf(): unknown {
    return this.#cf;
  }

  get webSocket(): WebSocket | null {
    return this.#webSocket;
  }

  clone(): Response {
    if (this.#webSocket !== null) {
      throw new TypeError("Cannot clone a response to a WebSocket handshake.");
    }
    const copy = new Response(received);
    copy.#status = this.#status;
    copy.#statusText = this.#statusText;
    copy.#headers = new Headers(this.#headers);
    copy.#type = this.#type;
    copy.#url = this.#url;
    copy.#redirected = this.#redirected;
    copy.#cf = this.#cf;
    copy.#isEncoded = this.#isEncoded;
    setBodySource(copy, copyBodySource(this));
    return copy;
  }

  protected override bodyType(): string | null {
    return this.#headers.get("content-type");
  }

  #applyInit(options: ResponseInit): void {
    if (options.status !== undefined) {
      const status = Math.trunc(Number(options.status));
      if (!(status >= 200 && status <= 599) && status !== 101) {
        throw new RangeError(
          "Responses may only be constructed with status codes in the range 200 to 599, inclusive.",
        );
      }
      this.#status = status;
    }
    if (options.webSocket !== undefined && options.webSocket !== null) {
      if (!(options.webSocket instanceof WebSocket)) {
        throw new TypeError(
          "Incorrect type for the 'webSocket' field on 'InitializerDict': the provided value is not of type 'WebSocket'.",
        );
      }
      if (this.#status !== 101) {
        throw new RangeError("Responses with a WebSocket must have status code 101.");
      }
      this.#webSocket = options.webSocket;
    } else if (this.#status === 101) {
      throw new RangeError(
        "Responses may only be constructed with status codes in the range 200 to 599, inclusive.",
      );
    }
    if (options.statusText !== undefined) {
      this.#statusText = `${options.statusText}`;
      if (!STATUS_TEXT.test(this.#statusText)) {
        throw new TypeError("Invalid statusText");
      }
    }
    this.#isEncoded = #isEncoded in options ? options.#isEncoded : isManual(options.encodeBody);
    this.#cf = options.cf;
  }

  #applyBody(body: unknown): void {
    const { source, type } = extractBody(body);
    if (NULL_BODY.has(this.#status)) {
      if ((typeof source === "string" || source instanceof Uint8Array) && source.length === 0) {
        return;
      }
      throw new TypeError("Response with null body status (101, 204, 205, or 304) cannot have a body.");
    }
    setBodySource(this, source);
    if (type !== null && !this.#headers.has("content-type")) {
      this.#headers.set("content-type", type);
    }
  }
}
asInterface(Response);

function isManual(encodeBody: string | undefined): boolean {
  if (encodeBody !== undefined && encodeBody !== "automatic" && encodeBody !== "manual") {
    throw new TypeError(`encodeBody: unexpected value: ${encodeBody}`);
  }
  return encodeBody === "manual";
}
