import { NativeError, hasOwn, slice, stringOf } from "../primordials.ts";

export interface Described {
  readonly name: string;
  readonly message: string;
  readonly stack: string;
}

const MAX_NAME = 256;
const MAX_MESSAGE = 8192;
const MAX_STACK = 16384;

/** What was thrown, as bounded text. Whatever getters and proxies do, nothing is thrown from here. */
export function describe(thrown: unknown): Described {
  if (isErrorLike(thrown)) {
    const name = textOf(thrown, "name", "Error", MAX_NAME);
    const message = textOf(thrown, "message", "", MAX_MESSAGE);
    return { name, message, stack: withoutOwnFrames(textOf(thrown, "stack", "", MAX_STACK)) };
  }
  return { name: "Error", message: asText(thrown), stack: "" };
}

/** The name under which this script was loaded, as stack traces show it; those of the platform's other scripts begin with it. */
let ownScript = "";

/** To be called after the snapshot is restored: there are no stack traces while it is made. */
export function learnOwnScript(): void {
  ownScript = /([^\s()]+):\d+:\d+\)?$/m.exec(new NativeError().stack ?? "")?.[1] ?? "";
}

/** Tenants' own frames are what a tenant can do something about. */
export function withoutOwnFrames(stack: string): string {
  if (ownScript === "" || !stack.includes(ownScript)) {
    return stack;
  }
  try {
    const kept: unknown = stack
      .split("\n")
      .filter((line) => !(line.startsWith("    at ") && line.includes(ownScript)))
      .join("\n");
    return typeof kept === "string" ? kept : stack;
  } catch {
    return stack;
  }
}

function isErrorLike(thrown: unknown): thrown is object {
  try {
    return (
      thrown instanceof NativeError ||
      (typeof thrown === "object" && thrown !== null && hasOwn(thrown, "stack"))
    );
  } catch {
    return false;
  }
}

function textOf(thrown: object, key: string, otherwise: string, limit: number): string {
  try {
    const value = (thrown as Record<string, unknown>)[key];
    return typeof value === "string" ? bounded(value, limit) : otherwise;
  } catch {
    return otherwise;
  }
}

function asText(thrown: unknown): string {
  try {
    return bounded(stringOf(thrown), MAX_MESSAGE);
  } catch {
    return "A value was thrown that cannot be shown.";
  }
}

export function bounded(text: string, limit: number): string {
  return text.length <= limit ? text : `${slice(text, 0, limit)}…`;
}
