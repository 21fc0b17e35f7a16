import { isReadableStream } from "../streams/checks.ts";
import type { ReadableStream } from "../streams/streams.ts";
import { then } from "../primordials.ts";
import { DOMException } from "./dom-exception.ts";
import { ErrorEvent, Event, MessageEvent } from "./event.ts";
import { EventStreamParser } from "./event-stream.ts";
import { EventTarget, defineHandler } from "./event-target.ts";
import { TextDecoder } from "./encoding.ts";
import { AbortController } from "./abort.ts";
import { startTimer } from "./timers.ts";
import { normalizeUrl } from "./url/url.ts";
import { asInterface, requireParameters, wrongParameter } from "./webidl.ts";

interface Fetcher {
  fetch(url: string, init: object): Promise<EventResponse>;
}

interface EventResponse {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly body: ReadableStream | null;
}

interface EventSourceInit {
  readonly withCredentials?: boolean;
  readonly fetcher?: Fetcher;
}

const DEFAULT_RETRY_MILLIS = 2000;
const overStream = Symbol("over a stream");

/** https://html.spec.whatwg.org/#the-eventsource-interface; over `fetch`, or over a stream that the program has. */
export class EventSource extends EventTarget {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSED = 2;

  readonly #url: string;
  readonly #fetcher: Fetcher;
  readonly #abort = new AbortController();
  readonly #parser = new EventStreamParser({
    event: ({ type, data, lastEventId }) => {
      this.#lastEventId = lastEventId;
      this.#dispatch(new MessageEvent(type, { data, lastEventId, origin: this.#origin() }));
    },
    retry: (milliseconds) => {
      this.#retryMillis = milliseconds;
    },
  });
  #state = EventSource.CONNECTING;
  #lastEventId = "";
  #retryMillis = DEFAULT_RETRY_MILLIS;

  constructor(url: unknown, init?: EventSourceInit) {
    super();
    this.#fetcher = init?.fetcher ?? (globalThis as unknown as Fetcher);
    if (url === overStream) {
      this.#url = "";
      return;
    }
    requireParameters(arguments.length, "EventSource", "constructor", "string");
    const normal = normalizeUrl(`${url as string}`);
    if (normal === undefined) {
      throw new DOMException(
        `Cannot open an EventSource to '${url as string}'. The URL is invalid.`,
        "SyntaxError",
      );
    }
    if (init?.withCredentials === true) {
      throw new DOMException(
        "The init.withCredentials option is not supported. It must be false or undefined.",
        "NotSupportedError",
      );
    }
    this.#url = normal;
    this.#connect();
  }

  /** Reads events from a stream of bytes; there is no attempt to connect again when it ends. */
  static from(stream: unknown): EventSource {
    if (!isReadableStream(stream)) {
      throw wrongParameter("EventSource", "from", 1, "ReadableStream");
    }
    const source = new EventSource(overStream);
    source.#state = EventSource.OPEN;
    then(
      source.#read(stream),
      () => {
        source.#fail();
      },
      (error) => {
        source.#fail(error);
      },
    );
    return source;
  }

  get url(): string {
    return this.#url;
  }

  get withCredentials(): boolean {
    return false;
  }

  get readyState(): number {
    return this.#state;
  }

  close(): void {
    this.#state = EventSource.CLOSED;
    this.#abort.abort();
  }

  #connect(): void {
    this.#state = EventSource.CONNECTING;
    then(
      this.#open(),
      () => {
        this.#connectAgain();
      },
      (error) => {
        this.#fail(error);
      },
    );
  }

  async #open(): Promise<void> {
    const response = await this.#request();
    if (response === undefined || this.#isClosed()) {
      return;
    }
    if (response.status !== 200 || !isEventStream(response) || response.body === null) {
      throw new DOMException(
        `The response status code was ${response.status}, or its body is no event stream.`,
        "InvalidStateError",
      );
    }
    this.#state = EventSource.OPEN;
    this.dispatchEvent(new Event("open"));
    await this.#read(response.body).catch(() => undefined);
  }

  /** Undefined when the source was closed meanwhile. */
  async #request(): Promise<EventResponse | undefined> {
    const headers: Record<string, string> = { accept: "text/event-stream", "cache-control": "no-cache" };
    if (this.#lastEventId !== "") {
      headers["last-event-id"] = this.#lastEventId;
    }
    try {
      return await this.#fetcher.fetch(this.#url, { headers, signal: this.#abort.signal });
    } catch (error) {
      if (this.#isClosed()) {
        return undefined;
      }
      throw error;
    }
  }

  async #read(stream: ReadableStream): Promise<void> {
    const decoder = new TextDecoder();
    const reader = stream.getReader();
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      if (this.#isClosed()) {
        void reader.cancel();
        return;
      }
      this.#parser.push(decoder.decode(read.value as Uint8Array, { stream: true }));
    }
  }

  #connectAgain(): void {
    if (this.#isClosed()) {
      return;
    }
    this.#state = EventSource.CONNECTING;
    this.dispatchEvent(new Event("error"));
    startTimer(() => {
      if (!this.#isClosed()) {
        this.#connect();
      }
    }, this.#retryMillis);
  }

  #fail(error?: unknown): void {
    if (!this.#isClosed()) {
      this.#state = EventSource.CLOSED;
      this.dispatchEvent(new ErrorEvent("error", { error }));
    }
  }

  #dispatch(event: Event): void {
    if (!this.#isClosed()) {
      this.dispatchEvent(event);
    }
  }

  #isClosed(): boolean {
    return this.#state === EventSource.CLOSED;
  }

  #origin(): string {
    return this.#url === "" ? "" : (/^[^/]*\/\/[^/]*/.exec(this.#url)?.[0] ?? "");
  }
}
for (const type of ["open", "message", "error"]) {
  defineHandler(EventSource.prototype, type);
}
for (const [value, name] of ["CONNECTING", "OPEN", "CLOSED"].entries()) {
  Object.defineProperty(EventSource.prototype, name, { value, enumerable: true });
}
asInterface(EventSource);

function isEventStream(response: EventResponse): boolean {
  return response.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() === "text/event-stream";
}
