import { DOMException } from "../web/dom-exception.ts";
import type { HostObjectOutput, HostObjectWriter } from "./host-objects.ts";
import { brand, kindOf } from "./kinds.ts";
import { PrimitiveWriter } from "./primitive-writer.ts";
import { arrayIndex, constructorName, isDense, isIndexBelow, lengthTracking, shown } from "./shapes.ts";
import { ErrorTag, Tag, VERSION, VIEWS, VIEW_BACKED_BY_RESIZABLE } from "./tags.ts";

const { hasOwn, keys } = Object;

/** The structured form of a value, as V8's ValueSerializer writes it. Throws a DataCloneError for what has none. */
export function encode(value: unknown, others?: HostObjectWriter): Uint8Array<ArrayBuffer> {
  return new Encoder(others).encode(value);
}

const ERROR_TAGS: Readonly<Record<string, ErrorTag>> = {
  EvalError: ErrorTag.EvalError,
  RangeError: ErrorTag.RangeError,
  ReferenceError: ErrorTag.ReferenceError,
  SyntaxError: ErrorTag.SyntaxError,
  TypeError: ErrorTag.TypeError,
  URIError: ErrorTag.UriError,
};

class Encoder implements HostObjectOutput {
  readonly #out = new PrimitiveWriter();
  readonly #ids = new Map<object, number>();
  readonly #others: HostObjectWriter | undefined;

  constructor(others: HostObjectWriter | undefined) {
    this.#others = others;
  }

  encode(value: unknown): Uint8Array<ArrayBuffer> {
    this.#out.byte(Tag.Version);
    this.#out.byte(VERSION);
    this.#write(value);
    return this.#out.finish();
  }

  begin(type: number): void {
    this.#out.byte(Tag.HostObject);
    this.#out.varint(type);
  }

  number(value: number): void {
    this.#out.varint(value);
  }

  text(text: string): void {
    this.#out.string(text);
  }

  bytes(bytes: Uint8Array): void {
    this.#out.varint(bytes.length);
    this.#out.bytes(bytes);
  }

  value(value: unknown): void {
    this.#write(value);
  }

  #write(value: unknown): void {
    switch (typeof value) {
      case "string":
        this.#out.string(value);
        return;
      case "number":
        this.#out.number(value);
        return;
      case "boolean":
        this.#out.byte(value ? Tag.True : Tag.False);
        return;
      case "undefined":
        this.#out.byte(Tag.Undefined);
        return;
      case "bigint":
        this.#out.byte(Tag.BigInt);
        this.#out.bigintDigits(value);
        return;
      case "object":
        if (value === null) {
          this.#out.byte(Tag.Null);
        } else {
          this.#reference(value);
        }
        return;
      case "function":
        if (this.#others !== undefined) {
          this.#reference(value);
          return;
        }
        throw uncloneable(String(value));
      case "symbol":
        throw uncloneable(String(value));
    }
  }

  #reference(value: object): void {
    const id = this.#ids.get(value);
    if (id !== undefined) {
      this.#out.byte(Tag.ObjectReference);
      this.#out.varint(id);
      return;
    }
    const kind = kindOf(value);
    if (kind === "view") {
      this.#view(value as ArrayBufferView);
      return;
    }
    this.#ids.set(value, this.#ids.size);
    if (this.#others?.write(value, kind, this) === true) {
      return;
    }
    switch (kind) {
      case "object":
        this.#out.byte(Tag.BeginObject);
        this.#end(Tag.EndObject, this.#properties(value, keys(value)));
        return;
      case "array":
        this.#array(value as unknown[]);
        return;
      case "map":
        this.#map(value);
        return;
      case "set":
        this.#set(value);
        return;
      case "date":
        this.#out.byte(Tag.Date);
        this.#out.double(brand.dateValue(value) as number);
        return;
      case "regexp":
        this.#out.regexp(value);
        return;
      case "error":
        this.#error(value as Error);
        return;
      case "array-buffer":
        this.#arrayBuffer(value as ArrayBuffer);
        return;
      case "number-object":
        this.#out.byte(Tag.NumberObject);
        this.#out.double(brand.numberValue(value) as number);
        return;
      case "string-object":
        this.#out.byte(Tag.StringObject);
        this.#out.string(brand.stringValue(value) as string);
        return;
      case "boolean-object":
        this.#out.byte(brand.booleanValue(value) === true ? Tag.TrueObject : Tag.FalseObject);
        return;
      case "bigint-object":
        this.#out.byte(Tag.BigIntObject);
        this.#out.bigintDigits(brand.bigintValue(value) as bigint);
        return;
      case "platform":
        throw new DOMException(
          `Could not serialize object of type "${constructorName(value)}". This type does not support serialization.`,
          "DataCloneError",
        );
      case "refused":
        throw uncloneable(shown(value));
    }
  }

  /** Own enumerable properties; returns how many were written. */
  #properties(value: object, names: readonly string[]): number {
    let count = 0;
    for (const name of names) {
      if (count > 0 && !hasOwn(value, name)) {
        continue;
      }
      const property = (value as Record<string, unknown>)[name];
      const index = arrayIndex(name);
      if (index === undefined) {
        this.#out.string(name);
      } else {
        this.#out.number(index);
      }
      this.#write(property);
      count++;
    }
    return count;
  }

  #end(tag: Tag, ...numbers: number[]): void {
    this.#out.byte(tag);
    for (const number of numbers) {
      this.#out.varint(number);
    }
  }

  #array(array: unknown[]): void {
    const { length } = array;
    if (!isDense(array)) {
      this.#out.byte(Tag.BeginSparseArray);
      this.#out.varint(length);
      this.#end(Tag.EndSparseArray, this.#properties(array, keys(array)), length);
      return;
    }
    this.#out.byte(Tag.BeginDenseArray);
    this.#out.varint(length);
    for (let i = 0; i < length; i++) {
      if (i < array.length || hasOwn(array, i)) {
        this.#write(array[i]);
      } else {
        this.#out.byte(Tag.TheHole);
      }
    }
    const names = keys(array);
    const extra = names.length > length ? names.filter((name) => !isIndexBelow(name, length)) : [];
    this.#end(Tag.EndDenseArray, this.#properties(array, extra), length);
  }

  #map(map: object): void {
    const entries: unknown[] = [];
    brand.mapForEach(map, (value: unknown, key: unknown) => {
      entries.push(key, value);
    });
    this.#out.byte(Tag.BeginMap);
    for (const entry of entries) {
      this.#write(entry);
    }
    this.#end(Tag.EndMap, entries.length);
  }

  #set(set: object): void {
    const entries: unknown[] = [];
    brand.setForEach(set, (value: unknown) => {
      entries.push(value);
    });
    this.#out.byte(Tag.BeginSet);
    for (const entry of entries) {
      this.#write(entry);
    }
    this.#end(Tag.EndSet, entries.length);
  }

  #error(error: Error): void {
    this.#out.byte(Tag.Error);
    const { name, stack } = error as { name: unknown; stack?: unknown };
    const tag = typeof name === "string" && hasOwn(ERROR_TAGS, name) ? ERROR_TAGS[name] : undefined;
    if (tag !== undefined) {
      this.#out.byte(tag);
    }
    const message = Object.getOwnPropertyDescriptor(error, "message");
    if (message !== undefined && "value" in message) {
      this.#out.byte(ErrorTag.Message);
      this.#out.string(String(message.value));
    }
    if (typeof stack === "string") {
      this.#out.byte(ErrorTag.Stack);
      this.#out.string(stack);
    }
    if (hasOwn(error, "cause")) {
      this.#out.byte(ErrorTag.Cause);
      this.#write(error.cause);
    }
    this.#out.byte(ErrorTag.End);
  }

  #arrayBuffer(buffer: ArrayBuffer): void {
    if (buffer.detached) {
      throw uncloneable("An ArrayBuffer is detached and");
    }
    const { byteLength, resizable, maxByteLength } = buffer;
    this.#out.byte(resizable ? Tag.ResizableArrayBuffer : Tag.ArrayBuffer);
    this.#out.varint(byteLength);
    if (resizable) {
      this.#out.varint(maxByteLength);
    }
    this.#out.bytes(new Uint8Array(buffer, 0, byteLength));
  }

  #view(view: ArrayBufferView): void {
    const name = brand.viewTag(view) ?? "DataView";
    const kind = VIEWS.find(([, other]) => other === name);
    if (kind === undefined || !(view.buffer instanceof ArrayBuffer)) {
      throw uncloneable(`#<${String(name)}>`);
    }
    this.#reference(view.buffer);
    this.#ids.set(view, this.#ids.size);
    this.#out.byte(Tag.ArrayBufferView);
    this.#out.byte(kind[0]);
    this.#out.varint(view.byteOffset);
    this.#out.varint(view.byteLength);
    this.#out.varint(view.buffer.resizable ? VIEW_BACKED_BY_RESIZABLE | lengthTracking(view, kind[2]) : 0);
  }
}

function uncloneable(what: string): DOMException {
  return new DOMException(`${what} could not be cloned.`, "DataCloneError");
}
