import npm from "readable-stream/lib/stream.js";

interface NodeReadable {
  push(chunk: unknown): boolean;
  on(event: string, listener: (value: never) => void): this;
  pause(): this;
  resume(): this;
  destroy(error?: unknown): this;
}

interface NodeWritable {
  write(chunk: unknown, done: (error?: Error | null) => void): boolean;
  end(done: () => void): void;
  destroy(error?: unknown): this;
}

type Done = (error?: unknown) => void;
type Construct<T> = new (options: object) => T;

interface WebReader {
  read(): Promise<{ readonly done: boolean; readonly value?: unknown }>;
  cancel(reason: unknown): Promise<void>;
}
interface WebWriter {
  write(chunk: unknown): Promise<void>;
  close(): Promise<void>;
  abort(reason: unknown): Promise<void>;
}
interface WebController {
  enqueue(chunk: unknown): void;
  close(): void;
  error(reason: unknown): void;
  readonly desiredSize: number | null;
}
interface WebStreams {
  readonly ReadableStream: Construct<WebReadable>;
  readonly WritableStream: Construct<WebWritable>;
}
interface WebReadable {
  getReader(): WebReader;
}
interface WebWritable {
  getWriter(): WebWriter;
}

const { ReadableStream, WritableStream } = globalThis as unknown as WebStreams;
const Readable = npm["Readable"] as Construct<NodeReadable>;
const Writable = npm["Writable"] as Construct<NodeWritable>;
const Duplex = npm["Duplex"] as Construct<NodeReadable & NodeWritable>;

/** Reads the Web's stream as fast as the other end reads. */
function reading(reader: WebReader): object {
  return {
    read(this: NodeReadable) {
      reader.read().then(
        ({ done, value }) => this.push(done ? null : value),
        (error: unknown) => this.destroy(error),
      );
    },
    destroy(error: unknown, done: Done) {
      const finish = (): void => {
        done(error);
      };
      reader.cancel(error).then(finish, finish);
    },
  };
}

function writing(writer: WebWriter): object {
  return {
    write(chunk: unknown, _encoding: unknown, done: Done) {
      writer.write(chunk).then(() => {
        done();
      }, done);
    },
    final(done: Done) {
      writer.close().then(() => {
        done();
      }, done);
    },
  };
}

/** https://nodejs.org/api/stream.html#streamreadablefromwebreadablestream-options */
export function readableFromWeb(stream: WebReadable, options: object = {}): NodeReadable {
  return new Readable({ ...options, ...reading(stream.getReader()) });
}

export function readableToWeb(stream: NodeReadable): WebReadable {
  return new ReadableStream({
    start(controller: WebController) {
      stream.pause();
      stream.on("data", (chunk: unknown) => {
        controller.enqueue(chunk);
        if ((controller.desiredSize ?? 0) <= 0) {
          stream.pause();
        }
      });
      stream.on("end", () => {
        controller.close();
      });
      stream.on("error", (error: unknown) => {
        controller.error(error);
      });
    },
    pull() {
      stream.resume();
    },
    cancel(reason: unknown) {
      stream.destroy(reason);
    },
  });
}

export function writableFromWeb(stream: WebWritable, options: object = {}): NodeWritable {
  const writer = stream.getWriter();
  return new Writable({
    ...options,
    ...writing(writer),
    destroy(error: unknown, done: Done) {
      const finish = (): void => {
        done(error);
      };
      if (error === null || error === undefined) {
        finish();
      } else {
        writer.abort(error).then(finish, finish);
      }
    },
  });
}

export function writableToWeb(stream: NodeWritable): WebWritable {
  return new WritableStream({
    write: (chunk: unknown) =>
      new Promise<void>((resolve, reject) => {
        stream.write(chunk, (error) => {
          if (error) {
            reject(error);
          } else {
            resolve();
          }
        });
      }),
    close: () =>
      new Promise<void>((resolve) => {
        stream.end(resolve);
      }),
    abort(reason: unknown) {
      stream.destroy(reason);
    },
  });
}

interface WebPair {
  readonly readable: WebReadable;
  readonly writable: WebWritable;
}

export function duplexFromWeb(pair: WebPair, options: object = {}): NodeReadable & NodeWritable {
  return new Duplex({
    ...options,
    ...reading(pair.readable.getReader()),
    ...writing(pair.writable.getWriter()),
  });
}

export function duplexToWeb(duplex: NodeReadable & NodeWritable): WebPair {
  return { readable: readableToWeb(duplex), writable: writableToWeb(duplex) };
}
