import { decode } from "../serialization/decoder.ts";
import type {
  HostObjectInput,
  HostObjectOutput,
  HostObjectReader,
  HostObjectWriter,
} from "../serialization/host-objects.ts";
import { encode } from "../serialization/encoder.ts";
import type { Kind } from "../serialization/kinds.ts";
import { RpcTarget } from "../objects/entrypoints.ts";
import { getPrototypeOf } from "../primordials.ts";
import { ReadableStream, WritableStream } from "../streams/streams.ts";
import { Blob, File, blobBytes, blobOf } from "../web/blob.ts";
import { DOMException } from "../web/dom-exception.ts";
import { Headers, headersFromPacked, packHeaders } from "../web/headers.ts";
import { Request } from "../web/request.ts";
import { Response } from "../web/response.ts";
import { calleeOf } from "./brand.ts";
import { readError, writeError } from "./errors.ts";
import { type Exported, FarExport, NearExport } from "./exported.ts";
import { readRequest, readResponse, writeRequest, writeResponse } from "./http.ts";
import { FetcherCallee } from "./fetcher-callee.ts";
import { StubState } from "./stub-state.ts";
import { readReadable, readWritable, writeReadable, writeWritable } from "./streams.ts";
import type { Capability } from "./callee.ts";
import { ValueType } from "./value-type.ts";

const MAX_SIZE = 32 * 1024 * 1024;

/** Both sides of a session, as far as values need them. */
export interface References {
  /** Lets the other end use something; returns its number. */
  give(exported: Exported): number;
  /** The other end will never hear of it. */
  withdraw(id: number): void;
  /** What the other end has given under a number. */
  take(id: number): Capability;
}

/** What makes stubs; set by the module that has their classes, which needs this one. */
export interface StubMaker {
  stub(state: StubState): object;
  fetcher(state: StubState): object;
}

let maker: StubMaker;
export function useStubMaker(made: StubMaker): void {
  maker = made;
}

/** Arguments or a result on their way out. */
export interface Sent {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Stubs in it. */
  readonly stubs: readonly StubState[];
  /** What the other end may use from now on. */
  readonly given: readonly number[];
}

/** Throws, with nothing given away, for what cannot be sent. */
export function writeValue(value: unknown, references: References): Sent {
  const writer = new ValueWriter(references);
  try {
    const bytes = encode(value, writer);
    if (bytes.length > MAX_SIZE) {
      throw new Error(
        `Serialized RPC arguments or return values are limited to 32MiB, but the size of this value was: ${bytes.length} bytes.`,
      );
    }
    return { bytes, stubs: writer.stubs, given: writer.given };
  } catch (error) {
    writer.takeBack();
    throw error;
  }
}

/** A value that arrived, and what in it is to be disposed of with it. */
export interface Received {
  readonly value: unknown;
  readonly stubs: readonly StubState[];
}

export function readValue(bytes: Uint8Array, references: References): Received {
  const reader = new ValueReader(references);
  return { value: decode(bytes, reader), stubs: reader.stubs };
}

class ValueWriter implements HostObjectWriter {
  readonly stubs: StubState[] = [];
  readonly #references: References;
  readonly given: number[] = [];

  constructor(references: References) {
    this.#references = references;
  }

  write(value: object, kind: Kind, out: HostObjectOutput): boolean {
    const callee = calleeOf(value);
    if (callee !== undefined) {
      this.#far(value, callee, out);
      return true;
    }
    switch (kind) {
      case "error":
        writeError(value as Error, out);
        return true;
      case "platform":
        return this.#platform(value, out);
      case "object":
        return this.#object(value, out);
      default:
        return false;
    }
  }

  /** Nothing is sent: what was to be given stays here. */
  takeBack(): void {
    for (const id of this.given) {
      this.#references.withdraw(id);
    }
  }

  readonly #give = (exported: Exported): number => {
    const id = this.#references.give(exported);
    this.given.push(id);
    return id;
  };

  #far(value: object, callee: object, out: HostObjectOutput): void {
    if (callee instanceof StubState) {
      this.stubs.push(callee);
      out.begin(callee.isFetcher ? ValueType.Fetcher : ValueType.Stub);
      out.number(this.#give(exportStub(callee)));
    } else if (callee instanceof FetcherCallee) {
      out.begin(ValueType.Fetcher);
      out.number(this.#give(new FarExport(callee)));
    } else {
      throw uncopied(value);
    }
  }

  #object(value: object, out: HostObjectOutput): boolean {
    if (typeof value !== "function" && !(value instanceof RpcTarget)) {
      if (getPrototypeOf(value) === Object.prototype) {
        return false;
      }
      throw uncopied(value);
    }
    out.begin(ValueType.Stub);
    out.number(this.#give(new NearExport(value)));
    return true;
  }

  #platform(value: object, out: HostObjectOutput): boolean {
    if (value instanceof ReadableStream) {
      writeReadable(value, out, this.#give);
    } else if (value instanceof WritableStream) {
      writeWritable(value, out, this.#give);
    } else if (value instanceof Request) {
      writeRequest(value, out, this.#give);
    } else if (value instanceof Response) {
      writeResponse(value, out, this.#give);
    } else if (value instanceof Headers) {
      out.begin(ValueType.Headers);
      out.text(packHeaders(value));
    } else if (value instanceof Blob && !(value instanceof File)) {
      out.begin(ValueType.Blob);
      out.text(value.type);
      out.bytes(blobBytes(value));
    } else {
      return false;
    }
    return true;
  }
}

function exportStub(state: StubState): Exported {
  if (state.isDisposed) {
    return new FarExport(state);
  }
  const copy = state.duplicate();
  return new FarExport(copy, () => {
    copy.dispose();
  });
}

class ValueReader implements HostObjectReader {
  readonly stubs: StubState[] = [];
  readonly #references: References;

  constructor(references: References) {
    this.#references = references;
  }

  read(type: ValueType, from: HostObjectInput): object {
    const take = (id: number): Capability => this.#references.take(id);
    switch (type) {
      case ValueType.Stub:
        return maker.stub(this.#state(from.number(), false));
      case ValueType.Fetcher:
        return maker.fetcher(this.#state(from.number(), true));
      case ValueType.ReadableStream:
        return readReadable(from, take);
      case ValueType.WritableStream:
        return readWritable(from, take);
      case ValueType.Request:
        return readRequest(from, take);
      case ValueType.Response:
        return readResponse(from, take);
      case ValueType.Headers:
        return headersFromPacked(from.text(), false);
      case ValueType.Blob: {
        const blobType = from.text();
        return blobOf(from.bytes(), blobType);
      }
      case ValueType.Error:
      case ValueType.DomException:
        return readError(type, from);
    }
  }

  #state(id: number, isFetcher: boolean): StubState {
    const state = new StubState(this.#references.take(id), isFetcher);
    this.stubs.push(state);
    return state;
  }
}

function uncopied(value: object): DOMException {
  const { constructor } = value as { constructor?: unknown };
  const name = typeof constructor === "function" ? constructor.name : "Object";
  return new DOMException(
    `Could not serialize object of type "${name}". This type does not support serialization.`,
    "DataCloneError",
  );
}
