import { compactJson } from "../compact-json.ts";
import { dateText, type StoredValue } from "./value.ts";

/** Kinds of values that can be written by hand, in the order of a menu. */
export const KINDS = {
  json: "JSON",
  string: "Text",
  number: "Number",
  boolean: "Boolean",
  bigint: "BigInt",
  date: "Date",
  map: "Map",
  set: "Set",
  bytes: "Uint8Array",
  null: "null",
  undefined: "undefined",
  typed: "Typed notation",
} as const;

export type Kind = keyof typeof KINDS;

/** A value as somebody types it. */
export interface Draft {
  kind: Kind;
  text: string;
}

/** How each kind is written; nothing is typed for those without a hint. */
export const HINTS: Record<Kind, string> = {
  json: 'As JSON: {"name": "Ada", "tags": ["a", "b"]}',
  string: "The text itself, without quotes",
  number: "Such as 42, -0.5, 1e9, NaN or Infinity",
  boolean: "true or false",
  bigint: "Decimal digits, such as 9007199254740993",
  date: "ISO 8601, such as 2026-11-27T12:00:00Z; without a zone it is yours",
  map: 'A JSON list of pairs: [["key", 1], ["other", 2]]',
  set: 'A JSON list: ["a", "b"]',
  bytes: "Hexadecimal, such as 48 6f 6c 64",
  null: "",
  undefined: "",
  typed: "How the API writes values: each with its type, nested as deeply as you like",
};

/** What can be stored, or what is wrong with the draft. */
export type Written = { value: unknown } | { problem: string };

const NUMBERS = ["NaN", "Infinity", "-Infinity", "-0"];

/** Reads a draft. */
export function write({ kind, text }: Draft): Written {
  const trimmed = text.trim();
  switch (kind) {
    case "null":
    case "undefined":
      return { value: { type: kind } };
    case "string":
      return { value: { type: "string", value: text } };
    case "number":
      return writeNumber(trimmed);
    case "boolean":
      if (trimmed !== "true" && trimmed !== "false") return { problem: "It is neither true nor false" };
      return { value: { type: "boolean", value: trimmed === "true" } };
    case "bigint":
      if (!/^-?\d{1,1000}$/.test(trimmed)) return { problem: "A BigInt consists of decimal digits" };
      return { value: { type: "bigint", value: trimmed } };
    case "date":
      return writeDate(trimmed);
    case "bytes":
      return writeBytes(trimmed);
    default:
      return writeJson(kind, trimmed);
  }
}

function writeNumber(text: string): Written {
  if (NUMBERS.includes(text)) return { value: { type: "number", value: text } };
  const number = Number(text);
  if (text === "" || Number.isNaN(number)) return { problem: "That is not a number" };
  if (!Number.isFinite(number)) return { problem: "That number is too large; write Infinity if you mean it" };
  return { value: { type: "number", value: number } };
}

function writeDate(text: string): Written {
  const millis = Date.parse(text);
  return Number.isNaN(millis)
    ? { problem: "That is not a date" }
    : { value: { type: "date", value: millis } };
}

function writeBytes(text: string): Written {
  const digits = text.replace(/\s+/g, "");
  if (!/^([0-9a-f]{2})*$/i.test(digits)) return { problem: "Bytes are pairs of hexadecimal digits" };
  const bytes = digits.match(/../g) ?? [];
  const binary = bytes.map((byte) => String.fromCharCode(Number.parseInt(byte, 16))).join("");
  return { value: { type: "Uint8Array", base64: btoa(binary) } };
}

function writeJson(kind: "json" | "map" | "set" | "typed", text: string): Written {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { problem: `That is not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
  switch (kind) {
    case "json":
      return { value: { type: "json", value: json } };
    case "typed":
      return isTyped(json) ? { value: json } : { problem: 'A typed value is an object with a "type"' };
    case "set":
      return Array.isArray(json)
        ? { value: { type: "set", items: json.map(plain) } }
        : { problem: "A Set is written as a list" };
    case "map":
      return Array.isArray(json) && json.every((entry) => Array.isArray(entry) && entry.length === 2)
        ? { value: { type: "map", entries: json.map((entry: unknown[]) => entry.map(plain)) } }
        : { problem: "A Map is written as a list of pairs of key and value" };
  }
}

const plain = (value: unknown) => ({ type: "json", value });

function isTyped(json: unknown): boolean {
  return typeof json === "object" && json !== null && "type" in json && typeof json.type === "string";
}

/** How to go on writing a value that is stored; absent for those that cannot be written by hand. */
export function draftOf(value: StoredValue): Draft | undefined {
  switch (value.type) {
    case "null":
    case "undefined":
      return { kind: value.type, text: "" };
    case "string":
    case "number":
    case "boolean":
    case "bigint":
      return { kind: value.type, text: String(value.value) };
    case "date":
      return { kind: "date", text: dateText(value.value) };
    case "Uint8Array":
      return { kind: "bytes", text: hex(value.base64) };
    default:
      return draftOfNested(value);
  }
}

function draftOfNested(value: StoredValue): Draft | undefined {
  const json = plainJson(value);
  if (json !== undefined) return { kind: "json", text: compactJson(json.value) };
  if (value.type === "set") {
    const items = value.items.map(plainJson);
    if (isAll(items)) return { kind: "set", text: compactJson(items.map((item) => item.value)) };
  }
  if (value.type === "map") {
    const entries = value.entries.flat().map(plainJson);
    if (isAll(entries)) {
      const flat = entries.map((part) => part.value);
      const pairs = value.entries.map((_, index) => [flat[2 * index], flat[2 * index + 1]]);
      return { kind: "map", text: compactJson(pairs) };
    }
  }
  return isWritable(value) ? { kind: "typed", text: compactJson(value) } : undefined;
}

interface Json {
  value: unknown;
}

const isAll = (items: (Json | undefined)[]): items is Json[] => items.every((item) => item !== undefined);

/** A value as plain JSON, if that loses nothing. */
function plainJson(value: StoredValue): Json | undefined {
  switch (value.type) {
    case "null":
      return { value: null };
    case "boolean":
    case "string":
      return { value: value.value };
    case "number":
      return typeof value.value === "number" ? { value: value.value } : undefined;
    case "array": {
      if (value.id !== undefined || value.entries !== undefined) return undefined;
      const items = (value.items ?? []).map(plainJson);
      return isAll(items) ? { value: items.map((item) => item.value) } : undefined;
    }
    case "object": {
      if (value.id !== undefined) return undefined;
      const parts = value.entries.map(([, part]) => plainJson(part));
      if (!isAll(parts)) return undefined;
      return { value: Object.fromEntries(value.entries.map(([key], index) => [key, parts[index]?.value])) };
    }
    default:
      return undefined;
  }
}

/** Whether the API takes the value as it shows it. */
function isWritable(value: StoredValue): boolean {
  switch (value.type) {
    case "object":
      return value.entries.every(([, part]) => isWritable(part));
    case "array":
      return value.entries === undefined && (value.items ?? []).every(isWritable);
    case "set":
      return value.items.every(isWritable);
    case "map":
      return value.entries.flat().every(isWritable);
    case "error":
    case "reference":
    case "hole":
    case "Boolean":
    case "Number":
    case "BigInt":
    case "String":
    case "unknown":
      return false;
    default:
      return true;
  }
}

function hex(base64: string): string {
  return Array.from(atob(base64), (character) => character.charCodeAt(0).toString(16).padStart(2, "0")).join(
    " ",
  );
}
