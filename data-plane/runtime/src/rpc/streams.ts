import type { IncomingBody } from "../border/incoming-body.ts";
import { RpcTarget } from "../objects/entrypoints.ts";
import { knownLength } from "../streams/identity.ts";
import { ReadableStream, WritableStream } from "../streams/streams.ts";
import type { HostObjectInput, HostObjectOutput } from "../serialization/host-objects.ts";
import { type ChunkReader, chunkBytes, readerOf } from "../web/body-source.ts";
import { utf8Encode } from "../web/utf8.ts";
import { type Capability, quiet } from "./callee.ts";
import { DISPOSE, type Exported, NearExport } from "./exported.ts";
import { ValueType } from "./value-type.ts";

export type Give = (exported: Exported) => number;
export type Take = (id: number) => Capability;

/** How many chunks are asked for before the first of them is used. */
const READ_AHEAD = 2;
const CUT_OFF = "ReadableStream received over RPC disconnected prematurely.";
const WRITER_GONE =
  "WritableStream received over RPC was disconnected because the remote execution context has ended.";

/** The end of a readable stream that has the bytes; the other one asks for them chunk by chunk. */
class ReadableEnd extends RpcTarget {
  readonly #next: ChunkReader;
  #isOver = false;

  constructor(next: ChunkReader) {
    super();
    this.#next = next;
  }

  async read(): Promise<Uint8Array | null> {
    const chunk = await this.#next();
    this.#isOver ||= chunk === null;
    return chunk;
  }

  [DISPOSE](): void {
    if (!this.#isOver) {
      this.#next.cancel();
    }
  }
}

/** The end of a writable stream that takes the bytes. */
class WritableEnd extends RpcTarget {
  readonly #writer: WritableStreamDefaultWriter;
  #isOver = false;

  constructor(stream: WritableStream) {
    super();
    this.#writer = stream.getWriter() as WritableStreamDefaultWriter;
    quiet(this.#writer.closed);
  }

  write(chunk: unknown): Promise<void> {
    return this.#writer.write(chunk);
  }

  close(): Promise<void> {
    this.#isOver = true;
    return this.#writer.close();
  }

  [DISPOSE](): void {
    if (!this.#isOver) {
      quiet(this.#writer.abort(new Error(WRITER_GONE)));
    }
  }
}

/** Throws for a stream that somebody else reads. */
export function writeReadable(stream: ReadableStream, out: HostObjectOutput, give: Give): void {
  if (stream.locked) {
    throw new TypeError("The ReadableStream has been locked to a reader.");
  }
  out.begin(ValueType.ReadableStream);
  out.number(giveReader(stream, give));
  out.number(knownLength(stream) + 1);
}

export function giveReader(source: ReadableStream | IncomingBody, give: Give): number {
  return give(
    new NearExport(
      new ReadableEnd(source instanceof ReadableStream ? textOrBytes(source) : readerOf(source)),
    ),
  );
}

export function readReadable(from: HostObjectInput, take: Take): ReadableStream {
  const stream = readableOf(take(from.number()));
  from.number();
  return stream;
}

export function readableOf(source: Capability): ReadableStream {
  const asked: Promise<unknown>[] = [];
  const ask = (): void => {
    asked.push(quiet(source.call(["read"], []).value));
  };
  return new ReadableStream({
    type: "bytes",
    async pull(controller) {
      while (asked.length < READ_AHEAD) {
        ask();
      }
      let chunk: unknown;
      try {
        chunk = await asked.shift();
      } catch {
        source.release();
        throw new Error(CUT_OFF);
      }
      if (chunk instanceof Uint8Array) {
        controller.enqueue(chunk as Uint8Array<ArrayBuffer>);
      } else {
        source.release();
        controller.close();
        controller.byobRequest?.respond(0);
      }
    },
    cancel() {
      source.release();
    },
  });
}

/** Throws for a stream that somebody else writes to. */
export function writeWritable(stream: WritableStream, out: HostObjectOutput, give: Give): void {
  if (stream.locked) {
    throw new TypeError("This WritableStream is currently locked to a writer.");
  }
  out.begin(ValueType.WritableStream);
  out.number(give(new NearExport(new WritableEnd(stream))));
}

export function readWritable(from: HostObjectInput, take: Take): WritableStream {
  const sink = take(from.number());
  return new WritableStream({
    write: (chunk) => sink.call(["write"], [bytesOf(chunk)]).value as Promise<undefined>,
    async close() {
      await sink.call(["close"], []).value;
      sink.release();
    },
    abort() {
      sink.release();
    },
  });
}

function textOrBytes(stream: ReadableStream): ChunkReader {
  const reader = stream.getReader();
  const read = async (): Promise<Uint8Array | null> => {
    const { done, value } = await reader.read();
    return done ? null : bytesOf(value);
  };
  return Object.assign(read, {
    cancel() {
      quiet(reader.cancel());
    },
  });
}

function bytesOf(chunk: unknown): Uint8Array {
  return typeof chunk === "string" ? utf8Encode(chunk) : chunkBytes(chunk);
}
