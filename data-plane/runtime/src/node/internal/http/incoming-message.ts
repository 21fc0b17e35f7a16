import { Buffer } from "node:buffer";
import { Readable } from "node:stream";
import type { Response } from "../../../web/response.ts";

interface Reader {
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array<ArrayBuffer> }>;
  cancel(reason?: unknown): Promise<void>;
}

/** What `fetch` has undone already, so that nobody does it again. */
const OF_THE_CODING = ["content-encoding", "content-length"];

let fill: (message: IncomingMessage, response: Response) => void;

/** https://nodejs.org/api/http.html#class-httpincomingmessage, as a response; as a request, it is filled by whoever makes it. */
export class IncomingMessage extends Readable {
  httpVersion = "1.1";
  httpVersionMajor = 1;
  httpVersionMinor = 1;
  method: string | null = null;
  url = "";
  statusCode: number | null = null;
  statusMessage: string | null = null;
  headers: Record<string, string | string[]> = {};
  headersDistinct: Record<string, string[]> = {};
  rawHeaders: string[] = [];
  trailers = {};
  rawTrailers: string[] = [];
  complete = false;
  aborted = false;
  req: unknown;
  socket: unknown;
  #reader: Reader | undefined;

  static {
    fill = (message, response) => {
      message.statusCode = response.status;
      message.statusMessage = response.statusText;
      const isCoded = response.headers.has("content-encoding");
      for (const [name, value] of response.headers) {
        if (!isCoded || !OF_THE_CODING.includes(name)) {
          message.#add(name, value);
        }
      }
      message.#reader = response.body?.getReader() as Reader | undefined;
      if (message.#reader === undefined) {
        message.#finish();
      }
    };
  }

  constructor(socket: unknown = {}) {
    super();
    this.socket = socket;
  }

  get connection(): unknown {
    return this.socket;
  }

  /** There is no connection whose silence could be noticed: the request's own timeout goes on until its end. */
  setTimeout(_millis: number, callback?: () => void): this {
    if (callback !== undefined) {
      this.once("timeout", callback);
    }
    return this;
  }

  override _read(): void {
    const reader = this.#reader;
    reader?.read().then(
      ({ done, value }) => {
        if (done || value === undefined) {
          this.#finish();
        } else {
          this.push(Buffer.from(value.buffer, value.byteOffset, value.byteLength));
        }
      },
      (error: unknown) => {
        this.aborted = true;
        this.destroy(error as Error);
      },
    );
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    if (!this.complete) {
      this.#reader?.cancel(error).catch(() => undefined);
    }
    done(error);
  }

  #finish(): void {
    this.complete = true;
    this.push(null);
  }

  #add(name: string, value: string): void {
    this.rawHeaders.push(name, value);
    (this.headersDistinct[name] ??= []).push(value);
    const before = this.headers[name];
    if (name === "set-cookie") {
      this.headers[name] = [...(before ?? []), value];
    } else {
      this.headers[name] = before === undefined ? value : `${String(before)}, ${value}`;
    }
  }
}

/** The message that a response is to a program of Node. */
export function received(response: Response): IncomingMessage {
  const message = new IncomingMessage();
  fill(message, response);
  return message;
}
