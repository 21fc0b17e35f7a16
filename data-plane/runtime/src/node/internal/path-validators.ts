import { invalidArgument, requireString } from "../../node-globals/errors.ts";

/** In place of path-unified's own, whose texts are not Node's. */

export function validateString(value: unknown, name: string): void {
  requireString(name, value);
}

export function validateObject(value: unknown, name: string): void {
  if (typeof value !== "object" || value === null) {
    throw invalidArgument(name, "of type object", value);
  }
}
