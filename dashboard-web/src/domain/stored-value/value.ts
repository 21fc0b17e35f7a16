import { bytesText, lengthOf, type Bytes } from "./bytes.ts";

/** A stored value, as the API takes it apart: JSON that keeps the types that JavaScript knows. */
export type StoredValue =
  | { type: "undefined" | "null" | "hole" }
  | { type: "boolean" | "Boolean"; value: boolean }
  /** Text for what JSON has no number for: `NaN`, `Infinity`, `-Infinity`, `-0`. */
  | { type: "number" | "Number" | "date"; value: number | string; id?: number }
  | { type: "bigint" | "string" | "BigInt" | "String"; value: string; id?: number }
  | { type: "regexp"; source: string; flags: string; id?: number }
  | { type: "object"; entries: [string, StoredValue][]; id?: number }
  | { type: "array"; items?: StoredValue[]; length?: number; entries?: [string, StoredValue][]; id?: number }
  | { type: "map"; entries: [StoredValue, StoredValue][]; id?: number }
  | { type: "set"; items: StoredValue[]; id?: number }
  | { type: "error"; name: string; message?: string; stack?: string; cause?: StoredValue; id?: number }
  /** The same thing as the one with this id. */
  | { type: "reference"; id: number }
  | { type: Bytes; base64: string; id?: number };

/** What a value may have inside; the label says with its last sign what stands behind it. */
export type Part = { label: string; value: StoredValue };

/** What is inside a value, in its order; empty for what has no inside. */
export function partsOf(value: StoredValue): Part[] {
  switch (value.type) {
    case "object":
      return value.entries.map(([key, part]) => ({ label: `${key}:`, value: part }));
    case "array":
      return [
        ...(value.items ?? []).map((part, index) => ({ label: `${index}:`, value: part })),
        ...(value.entries ?? []).map(([key, part]) => ({ label: `${key}:`, value: part })),
      ];
    case "map":
      return value.entries.map(([key, part]) => ({ label: `${preview(key, 40)} →`, value: part }));
    case "set":
      return value.items.map((part, index) => ({ label: `${index}:`, value: part }));
    case "error":
      return value.cause === undefined ? [] : [{ label: "cause:", value: value.cause }];
    default:
      return [];
  }
}

/** The type as people write it: "Map(2)", "Array(3)", "Date"; with its number if other parts are the same thing. */
export function typeName(value: StoredValue): string {
  const name = plainTypeName(value);
  return value.type !== "reference" && "id" in value ? `${name} #${value.id}` : name;
}

function plainTypeName(value: StoredValue): string {
  switch (value.type) {
    case "map":
      return `Map(${value.entries.length})`;
    case "set":
      return `Set(${value.items.length})`;
    case "array":
      return `Array(${value.length ?? value.items?.length ?? 0})`;
    case "object":
      return "Object";
    case "date":
      return "Date";
    case "regexp":
      return "RegExp";
    case "error":
      return value.name;
    default:
      return "base64" in value && value.type !== "unknown"
        ? `${value.type}(${lengthOf(value.type, value.base64)})`
        : value.type;
  }
}

/** A value on one line, as a console would show it, of about so many characters. */
export function preview(value: StoredValue, most = 120): string {
  const text = inline(value, most);
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

function inline(value: StoredValue, most: number): string {
  switch (value.type) {
    case "undefined":
    case "null":
      return value.type;
    case "hole":
      return "(empty)";
    case "boolean":
    case "number":
      return String(value.value);
    case "Boolean":
    case "Number":
    case "BigInt":
      return `Object(${String(value.value)})`;
    case "String":
      return `Object(${JSON.stringify(value.value)})`;
    case "bigint":
      return `${value.value}n`;
    case "string":
      return JSON.stringify(value.value.slice(0, most + 1));
    case "date":
      return dateText(value.value);
    case "regexp":
      return `/${value.source}/${value.flags}`;
    case "error":
      return value.message === undefined ? value.name : `${value.name}: ${value.message}`;
    case "reference":
      return `(the same as #${value.id})`;
    case "object":
      return braces("{", "}", value.entries, ([key, part]) => `${key}: ${inline(part, most)}`, most);
    case "array":
      return value.items === undefined
        ? `(${value.length} elements, most of them empty)`
        : braces("[", "]", value.items, (part) => inline(part, most), most);
    case "map":
      return braces(
        "Map {",
        "}",
        value.entries,
        ([key, part]) => `${inline(key, most)} → ${inline(part, most)}`,
        most,
      );
    case "set":
      return braces("Set {", "}", value.items, (part) => inline(part, most), most);
    default:
      return bytesText(value.type, value.base64, most);
  }
}

/** Stops when there is more than anybody reads. */
function braces<T>(
  open: string,
  close: string,
  items: readonly T[],
  show: (item: T) => string,
  most: number,
) {
  if (items.length === 0) return open + close;
  let text = open;
  for (const [index, item] of items.entries()) {
    if (text.length > most) return text;
    text += (index === 0 ? " " : ", ") + show(item);
  }
  return `${text} ${close}`;
}

/** ISO 8601, in UTC: a stored date is the same for everybody. */
export function dateText(millis: number | string): string {
  const date = new Date(Number(millis));
  return Number.isNaN(date.getTime()) ? "Invalid Date" : date.toISOString();
}
