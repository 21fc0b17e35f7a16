import { CorruptValueError } from "./byte-reader.ts";
import type { HostObjectInput, HostObjectReader } from "./host-objects.ts";
import { PrimitiveReader } from "./primitive-reader.ts";
import { ErrorTag, OLDEST_VERSION, REGEXP_FLAGS, Tag, VERSION, VIEWS, VIEW_LENGTH_TRACKING } from "./tags.ts";

/** The value whose structured form this is; a fresh copy each time. */
export function decode(bytes: Uint8Array, others?: HostObjectReader): unknown {
  return new Decoder(bytes, others).decode();
}

const { defineProperty } = Object;

const ERRORS: ReadonlyMap<number, ErrorConstructor> = new Map<number, ErrorConstructor>([
  [ErrorTag.EvalError, EvalError],
  [ErrorTag.RangeError, RangeError],
  [ErrorTag.ReferenceError, ReferenceError],
  [ErrorTag.SyntaxError, SyntaxError],
  [ErrorTag.TypeError, TypeError],
  [ErrorTag.UriError, URIError],
]);

class Decoder implements HostObjectInput {
  readonly #in: PrimitiveReader;
  readonly #others: HostObjectReader | undefined;
  readonly #objects: unknown[] = [];
  #version = OLDEST_VERSION;

  constructor(bytes: Uint8Array, others: HostObjectReader | undefined) {
    this.#in = new PrimitiveReader(bytes);
    this.#others = others;
  }

  decode(): unknown {
    if (this.#in.peek() === (Tag.Version as number)) {
      this.#in.byte();
      this.#version = this.#in.varint();
      if (this.#version < OLDEST_VERSION || this.#version > VERSION) {
        throw new CorruptValueError();
      }
    }
    return this.#read();
  }

  number(): number {
    return this.#in.varint();
  }

  text(): string {
    return this.#in.string();
  }

  bytes(): Uint8Array<ArrayBuffer> {
    return this.#in.take(this.#in.varint()).slice();
  }

  value(): unknown {
    return this.#read();
  }

  #read(): unknown {
    const value = this.#readTagged(this.#in.tag());
    if (value instanceof ArrayBuffer && this.#in.peek() === (Tag.ArrayBufferView as number)) {
      this.#in.byte();
      return this.#view(value);
    }
    return value;
  }

  #readTagged(tag: number): unknown {
    switch (tag) {
      case Tag.Undefined:
        return undefined;
      case Tag.Null:
        return null;
      case Tag.True:
        return true;
      case Tag.False:
        return false;
      case Tag.Int32:
        return this.#in.zigzag();
      case Tag.Uint32:
        return this.#in.varint();
      case Tag.Double:
        return this.#in.double();
      case Tag.BigInt:
        return this.#in.bigint();
      case Tag.Utf8String:
      case Tag.OneByteString:
      case Tag.TwoByteString:
        return this.#in.stringOf(tag);
      default:
        return this.#readObject(tag);
    }
  }

  #readObject(tag: number): unknown {
    switch (tag) {
      case Tag.ObjectReference:
        return this.#referenced(this.#in.varint());
      case Tag.BeginObject:
        return this.#properties(this.#keep({}), Tag.EndObject, 1);
      case Tag.BeginSparseArray:
        return this.#properties(this.#keep(this.#newArray(this.#in.varint())), Tag.EndSparseArray, 2);
      case Tag.BeginDenseArray:
        return this.#denseArray();
      case Tag.BeginMap:
        return this.#map();
      case Tag.BeginSet:
        return this.#set();
      case Tag.Date:
        return this.#keep(new Date(this.#in.double()));
      case Tag.TrueObject:
        return this.#keep(new Boolean(true));
      case Tag.FalseObject:
        return this.#keep(new Boolean(false));
      case Tag.NumberObject:
        return this.#keep(new Number(this.#in.double()));
      case Tag.BigIntObject:
        return this.#keep(Object(this.#in.bigint()) as object);
      case Tag.StringObject:
        return this.#keep(new String(this.#in.string()));
      case Tag.RegExp:
        return this.#regexp();
      case Tag.Error:
        return this.#error();
      case Tag.ArrayBuffer:
        return this.#keep(this.#in.take(this.#in.varint()).slice().buffer);
      case Tag.ResizableArrayBuffer:
        return this.#resizable();
      case Tag.HostObject:
        return this.#hostObject();
      default:
        throw new CorruptValueError();
    }
  }

  #keep<T>(object: T): T {
    this.#objects.push(object);
    return object;
  }

  #referenced(id: number): unknown {
    if (id >= this.#objects.length) {
      throw new CorruptValueError();
    }
    return this.#objects[id];
  }

  /** Reads keys and values up to the end tag, which `trailing` numbers follow. */
  #properties<T extends object>(target: T, end: Tag, trailing: number): T {
    while (this.#in.peek() !== (end as number)) {
      const key = this.#read();
      if (typeof key !== "string" && typeof key !== "number") {
        throw new CorruptValueError();
      }
      const value = this.#read();
      if (key in target) {
        defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
      } else {
        (target as Record<PropertyKey, unknown>)[key] = value;
      }
    }
    this.#in.byte();
    for (let i = 0; i < trailing; i++) {
      this.#in.varint();
    }
    return target;
  }

  #newArray(length: number): unknown[] {
    if (length > 0xffff_ffff) {
      throw new CorruptValueError();
    }
    const array: unknown[] = [];
    array.length = length;
    return array;
  }

  #denseArray(): unknown[] {
    const length = this.#in.varint();
    if (length > this.#in.remaining) {
      throw new CorruptValueError();
    }
    const array = this.#keep(this.#newArray(length));
    for (let i = 0; i < length; i++) {
      if (this.#in.peek() === (Tag.TheHole as number)) {
        this.#in.byte();
      } else {
        array[i] = this.#read();
      }
    }
    return this.#properties(array, Tag.EndDenseArray, 2);
  }

  #map(): Map<unknown, unknown> {
    const map = this.#keep(new Map<unknown, unknown>());
    while (this.#in.peek() !== (Tag.EndMap as number)) {
      const key = this.#read();
      map.set(key, this.#read());
    }
    this.#in.byte();
    this.#in.varint();
    return map;
  }

  #set(): Set<unknown> {
    const set = this.#keep(new Set<unknown>());
    while (this.#in.peek() !== (Tag.EndSet as number)) {
      set.add(this.#read());
    }
    this.#in.byte();
    this.#in.varint();
    return set;
  }

  #regexp(): RegExp {
    const source = this.#in.string();
    const bits = this.#in.varint();
    const flags = REGEXP_FLAGS.filter((_, bit) => (bits & (1 << bit)) !== 0).join("");
    return this.#keep(new RegExp(source, flags));
  }

  #error(): Error {
    let constructor = Error;
    const slot = this.#objects.length;
    this.#objects.push(undefined);
    const fields: { message?: string; stack?: string } = {};
    let cause: { value: unknown } | undefined;
    let error: Error | undefined;
    const made = (): Error => {
      error ??= this.#makeError(constructor, fields.message);
      this.#objects[slot] = error;
      return error;
    };
    for (let tag = this.#in.byte(); tag !== (ErrorTag.End as number); tag = this.#in.byte()) {
      switch (tag) {
        case ErrorTag.Message:
          fields.message = this.#in.string();
          break;
        case ErrorTag.Stack:
          fields.stack = this.#in.string();
          break;
        case ErrorTag.Cause:
          made();
          cause = { value: this.#read() };
          break;
        default:
          constructor = ERRORS.get(tag) ?? corrupt();
      }
    }
    const result = made();
    defineProperty(result, "stack", { value: fields.stack, writable: true, configurable: true });
    if (cause !== undefined) {
      defineProperty(result, "cause", { value: cause.value, writable: true, configurable: true });
    }
    return result;
  }

  #makeError(constructor: ErrorConstructor, message: string | undefined): Error {
    const error = new constructor();
    if (message !== undefined) {
      defineProperty(error, "message", { value: message, writable: true, configurable: true });
    }
    return error;
  }

  #hostObject(): object {
    const type = this.#in.varint();
    const slot = this.#objects.length;
    this.#objects.push(undefined);
    const keep = (object: object): void => {
      this.#objects[slot] = object;
    };
    const object = (this.#others ?? corrupt()).read(type, this, keep);
    keep(object);
    return object;
  }

  #resizable(): ArrayBuffer {
    const byteLength = this.#in.varint();
    const maxByteLength = this.#in.varint();
    if (byteLength > maxByteLength) {
      throw new CorruptValueError();
    }
    const bytes = this.#in.take(byteLength);
    const buffer = new ArrayBuffer(byteLength, { maxByteLength });
    new Uint8Array(buffer).set(bytes);
    return this.#keep(buffer);
  }

  /** The view over a buffer that was just read, if one follows. */
  #view(value: unknown): unknown {
    const [tag, byteOffset, byteLength] = [this.#in.byte(), this.#in.varint(), this.#in.varint()];
    const flags = this.#version >= 14 ? this.#in.varint() : 0;
    const kind = VIEWS.find(([other]) => other === tag);
    if (kind === undefined || !(value instanceof ArrayBuffer)) {
      throw new CorruptValueError();
    }
    const [, , constructor, bytesPerElement] = kind;
    const length = (flags & VIEW_LENGTH_TRACKING) !== 0 ? undefined : byteLength / bytesPerElement;
    return this.#keep(new constructor(value, byteOffset, length));
  }
}

function corrupt(): never {
  throw new CorruptValueError();
}
