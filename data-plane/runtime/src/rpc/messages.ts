import { NativeUint8Array } from "../primordials.ts";
import { varintLength } from "../serialization/byte-writer.ts";
import { PrimitiveReader } from "../serialization/primitive-reader.ts";
import { PrimitiveWriter } from "../serialization/primitive-writer.ts";

/** First byte of a message. */
const enum Type {
  Call = 1,
  Return = 2,
  Throw = 3,
  Release = 4,
  Finish = 5,
}

/**
 * What the two ends of a session say to each other. Each end numbers what it gives away (0: what the session was opened for) and
 * the calls that it makes.
 */
export type Message =
  | {
      /** Calls or reads something; `target` is the receiver's: what it gave away, or the result of a call that it was asked. */
      readonly type: "call";
      readonly call: number;
      readonly isOnResult: boolean;
      readonly target: number;
      readonly path: readonly string[];
      /** Absent: what the path leads to is read. */
      readonly args: Uint8Array | undefined;
    }
  | {
      /** `isPlain`: nothing in the result is by reference, and the call is forgotten. */
      readonly type: "return";
      readonly call: number;
      readonly isPlain: boolean;
      readonly value: Uint8Array;
    }
  | {
      readonly type: "throw";
      readonly call: number;
      /** Of the object whose code threw; "" for none. */
      readonly object: string;
      readonly error: Uint8Array;
    }
  /** The sender does not use any more what the receiver gave. */
  | { readonly type: "release"; readonly target: number }
  /** The sender asks the result of this call nothing more. */
  | { readonly type: "finish"; readonly call: number };

const IS_CALL = 1;
const IS_ON_RESULT = 2;

/** A message with its length in front. */
export function writeMessage(message: Message): Uint8Array {
  const out = new PrimitiveWriter();
  let rest: Uint8Array | undefined;
  switch (message.type) {
    case "call":
      out.byte(Type.Call);
      out.varint(message.call);
      out.byte((message.args === undefined ? 0 : IS_CALL) | (message.isOnResult ? IS_ON_RESULT : 0));
      out.varint(message.target);
      out.varint(message.path.length);
      for (const name of message.path) {
        out.string(name);
      }
      rest = message.args;
      break;
    case "return":
      out.byte(Type.Return);
      out.varint(message.call);
      out.byte(message.isPlain ? 1 : 0);
      rest = message.value;
      break;
    case "throw":
      out.byte(Type.Throw);
      out.varint(message.call);
      out.string(message.object);
      rest = message.error;
      break;
    case "release":
      out.byte(Type.Release);
      out.varint(message.target);
      break;
    case "finish":
      out.byte(Type.Finish);
      out.varint(message.call);
      break;
  }
  return frame(out.finish(), rest);
}

/** Parts of a message as one, with the length in front. */
function frame(head: Uint8Array, rest: Uint8Array | undefined): Uint8Array {
  const length = head.length + (rest?.length ?? 0);
  const prefix = varintLength(length);
  const whole = new NativeUint8Array(prefix + length);
  for (let at = 0, left = length; at < prefix; at++, left >>>= 7) {
    whole[at] = at === prefix - 1 ? left : (left & 0x7f) | 0x80;
  }
  whole.set(head, prefix);
  if (rest !== undefined) {
    whole.set(rest, prefix + head.length);
  }
  return whole;
}

/** Reads a message without the length in front; throws for what is none. */
export function readMessage(bytes: Uint8Array): Message {
  const from = new PrimitiveReader(bytes);
  const type = from.byte() as Type;
  switch (type) {
    case Type.Call: {
      const call = from.varint();
      const flags = from.byte();
      const target = from.varint();
      const path: string[] = [];
      for (let left = from.varint(); left > 0; left--) {
        path.push(from.string());
      }
      const args = (flags & IS_CALL) === 0 ? undefined : from.take(from.remaining);
      return { type: "call", call, isOnResult: (flags & IS_ON_RESULT) !== 0, target, path, args };
    }
    case Type.Return:
      return {
        type: "return",
        call: from.varint(),
        isPlain: from.byte() === 1,
        value: from.take(from.remaining),
      };
    case Type.Throw:
      return {
        type: "throw",
        call: from.varint(),
        object: from.string(),
        error: from.take(from.remaining),
      };
    case Type.Release:
      return { type: "release", target: from.varint() };
    case Type.Finish:
      return { type: "finish", call: from.varint() };
    default:
      throw new TypeError("no such message");
  }
}
