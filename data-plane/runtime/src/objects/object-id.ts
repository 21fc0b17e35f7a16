import { asInterface, wrongParameter } from "../web/webidl.ts";

export interface IdParts {
  /** "" when only the object's own side knows the namespace. */
  readonly namespaceId: string;
  readonly hex: string;
  readonly name: string | undefined;
}

export let createObjectId: (parts: IdParts) => DurableObjectId;
export let partsOf: (id: DurableObjectId) => IdParts;
export let isObjectId: (value: unknown) => value is DurableObjectId;
const creating = Symbol("creating");

/** Names an object: 32 bytes as 64 lowercase hex digits (reference: durable-objects 2.2). */
export class DurableObjectId {
  #parts!: IdParts;

  static {
    createObjectId = (parts) => {
      const id = new DurableObjectId(creating);
      id.#parts = parts;
      return id;
    };
    partsOf = (id) => id.#parts;
    isObjectId = (value): value is DurableObjectId =>
      typeof value === "object" && value !== null && #parts in value;
  }

  constructor(token?: unknown) {
    if (token !== creating) {
      throw new TypeError("Illegal constructor");
    }
  }

  get name(): string | undefined {
    return this.#parts.name;
  }

  get jurisdiction(): undefined {
    return undefined;
  }

  toString(): string {
    return this.#parts.hex;
  }

  equals(other: unknown): boolean {
    if (!isObjectId(other)) {
      throw wrongParameter("DurableObjectId", "equals", 1, "DurableObjectId");
    }
    return other.#parts.hex === this.#parts.hex;
  }
}
asInterface(DurableObjectId);
