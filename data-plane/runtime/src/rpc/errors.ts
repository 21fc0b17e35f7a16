import { describe } from "../border/describe.ts";
import { isOn } from "../compatibility.ts";
import { defineProperty, getPrototypeOf, ownKeys, stringOf } from "../primordials.ts";
import { decode } from "../serialization/decoder.ts";
import type {
  HostObjectInput,
  HostObjectOutput,
  HostObjectReader,
  HostObjectWriter,
} from "../serialization/host-objects.ts";
import { encode } from "../serialization/encoder.ts";
import type { Kind } from "../serialization/kinds.ts";
import { DOMException } from "../web/dom-exception.ts";
import { ValueType } from "./value-type.ts";

const CLASSES: readonly (readonly [name: string, constructor: new (message: string) => Error])[] = [
  ["EvalError", EvalError],
  ["RangeError", RangeError],
  ["ReferenceError", ReferenceError],
  ["SyntaxError", SyntaxError],
  ["TypeError", TypeError],
  ["URIError", URIError],
];

/** What a stack shows is about one side only, and the message travels by itself. */
const NOT_SENT: readonly unknown[] = ["stack", "message"];

/** Writes an error: its class, message and own properties; those only if all of them can be copied. */
export function writeError(error: Error, out: HostObjectOutput): void {
  if (error instanceof DOMException) {
    out.begin(ValueType.DomException);
    out.text(error.name);
    out.text(error.message);
    return;
  }
  out.begin(ValueType.Error);
  out.text(className(error));
  out.text(describe(error).message);
  out.bytes(isOn("enhanced_error_serialization") ? properties(error) : new Uint8Array(0));
}

export function readError(type: ValueType, from: HostObjectInput): Error {
  const [name, message] = [from.text(), from.text()];
  if (type === ValueType.DomException) {
    return new DOMException(message, name);
  }
  const error = makeError(name, message);
  const own = from.bytes();
  if (own.length > 0) {
    const values = decode(own, errorsOnly) as Record<string, unknown>;
    for (const key of Object.keys(values)) {
      defineProperty(error, key, {
        value: values[key],
        writable: true,
        enumerable: true,
        configurable: true,
      });
    }
  }
  return error;
}

/** What was thrown, as something that can travel: objects as they are, anything else as an error that says so. */
export function throwable(thrown: unknown): object {
  return typeof thrown === "object" && thrown !== null ? thrown : new Error(stringOf(thrown));
}

/** Says of what came from the other side that it did. */
export function markRemote(thrown: unknown, durableObjectId: string): void {
  if (typeof thrown === "object" && thrown !== null) {
    (thrown as { remote?: boolean }).remote = true;
    if (durableObjectId !== "") {
      (thrown as { durableObjectId?: string }).durableObjectId = durableObjectId;
    }
  }
}

function makeError(name: string, message: string): Error {
  if (name === "AggregateError") {
    const error = new AggregateError([], message);
    delete (error as { errors?: unknown }).errors;
    return error;
  }
  const constructor = CLASSES.find(([known]) => known === name)?.[1] ?? Error;
  return new constructor(message);
}

function className(error: Error): string {
  for (let at: unknown = getPrototypeOf(error); at !== null; at = getPrototypeOf(at as object)) {
    if (at === AggregateError.prototype) {
      return "AggregateError";
    }
    const known = CLASSES.find(([, { prototype }]) => prototype === at);
    if (known !== undefined) {
      return known[0];
    }
  }
  return "Error";
}

function properties(error: Error): Uint8Array<ArrayBuffer> {
  try {
    const keys = ownKeys(error).filter((key) => typeof key === "string" && !NOT_SENT.includes(key));
    const values = Object.fromEntries(
      keys.map((key) => [key, (error as unknown as Record<PropertyKey, unknown>)[key]]),
    );
    return keys.length === 0 ? new Uint8Array(0) : encode(values, errorsOnly);
  } catch {
    return new Uint8Array(0);
  }
}

/** What is in an error's properties: values, and other errors. */
const errorsOnly: HostObjectWriter & HostObjectReader = {
  write(value: object, kind: Kind, out: HostObjectOutput): boolean {
    if (kind !== "error") {
      if (typeof value === "function") {
        throw new TypeError();
      }
      return false;
    }
    writeError(value as Error, out);
    return true;
  },
  read: (type, from) => readError(type, from),
};
