import { host } from "../border/host-ref.ts";
import { asInterface, wrongParameter } from "../web/webidl.ts";

export interface IdParts {
  /** "" when only the object's own side knows the namespace. */
  readonly namespaceId: string;
  readonly hex: string;
  readonly name: string | undefined;
  /** "" for none; undefined: it was not looked for yet. */
  readonly jurisdiction: string | undefined;
}

export let createObjectId: (parts: IdParts) => DurableObjectId;
export let partsOf: (id: DurableObjectId) => IdParts;
/** "" for none. A version that does not bind its own class cannot tell that of its objects. */
export let jurisdictionOf: (id: DurableObjectId) => string;
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
    jurisdictionOf = (id) => {
      const { namespaceId, hex, jurisdiction } = id.#parts;
      return (
        jurisdiction ?? (namespaceId === "" ? "" : host().idFromString(namespaceId, hex).slice(hex.length))
      );
    };
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

  /** To which the object is restricted; undefined: to none. */
  get jurisdiction(): string | undefined {
    const jurisdiction = jurisdictionOf(this);
    return jurisdiction === "" ? undefined : jurisdiction;
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
