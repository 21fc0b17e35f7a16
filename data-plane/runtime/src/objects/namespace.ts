import { host } from "../border/host-ref.ts";
import { MAX_NAME, checkedText } from "../border/limits.ts";
import { describe } from "../border/describe.ts";
import { asInterface, isObject, requireParameters, usvString, wrongParameter } from "../web/webidl.ts";
import { type DurableObjectId, createObjectId, isObjectId, partsOf } from "./object-id.ts";
import type { Owner } from "./owner.ts";
import { type DurableObjectStub, createStub } from "./stub.ts";

export let createNamespace: (namespaceId: string, owner: Owner) => DurableObjectNamespace;
const creating = Symbol("creating");
/** Longer texts are as wrong as this much of them. */
const MAX_HEX = 128;

interface GetOptions {
  readonly locationHint?: string;
  readonly routingMode?: string;
}

/** A binding to a class of objects (reference: durable-objects 2.1). */
export class DurableObjectNamespace {
  #namespaceId = "";
  #owner!: Owner;

  static {
    createNamespace = (namespaceId, owner) => {
      const namespace = new DurableObjectNamespace(creating);
      namespace.#namespaceId = namespaceId;
      namespace.#owner = owner;
      return namespace;
    };
  }

  constructor(token?: unknown) {
    if (token !== creating) {
      throw new TypeError("Illegal constructor");
    }
  }

  newUniqueId(options?: { jurisdiction?: string }): DurableObjectId {
    if (options?.jurisdiction !== undefined && options.jurisdiction !== null) {
      throw new Error("Jurisdictions are not available on this platform yet.");
    }
    return this.#id(host().newUniqueId(this.#namespaceId), undefined);
  }

  idFromName(name: string): DurableObjectId {
    requireParameters(arguments.length, "DurableObjectNamespace", "idFromName", "string");
    const text = checkedText(usvString(name), MAX_NAME, "A name");
    return this.#id(host().idFromName(this.#namespaceId, text), text);
  }

  idFromString(hex: string): DurableObjectId {
    requireParameters(arguments.length, "DurableObjectNamespace", "idFromString", "string");
    return this.#id(this.#checked(usvString(hex).slice(0, MAX_HEX)), undefined);
  }

  get(id: DurableObjectId, options?: GetOptions): DurableObjectStub {
    if (!isObjectId(id)) {
      throw wrongParameter("DurableObjectNamespace", "get", 1, "DurableObjectId");
    }
    checkOptions(options);
    const { namespaceId, hex } = partsOf(id);
    if (namespaceId !== this.#namespaceId) {
      this.#checked(hex);
    }
    return createStub(this.#namespaceId, id, this.#owner);
  }

  getByName(name: string, options?: GetOptions): DurableObjectStub {
    requireParameters(arguments.length, "DurableObjectNamespace", "getByName", "string");
    return this.get(this.idFromName(name), options);
  }

  jurisdiction(jurisdiction?: string | null): DurableObjectNamespace {
    if (jurisdiction === undefined || jurisdiction === null) {
      return createNamespace(this.#namespaceId, this.#owner);
    }
    throw new Error("Jurisdictions are not available on this platform yet.");
  }

  #id(hex: string, name: string | undefined): DurableObjectId {
    return createObjectId({ namespaceId: this.#namespaceId, hex, name });
  }

  #checked(hex: string): string {
    let refusal: unknown;
    try {
      return host().idFromString(this.#namespaceId, hex);
    } catch (error) {
      refusal = error;
    }
    // The host's own error is no business of the tenant's, so it is not the cause.
    throw new TypeError(describe(refusal).message);
  }
}
asInterface(DurableObjectNamespace);

function checkOptions(options: GetOptions | undefined): void {
  if (!isObject(options)) {
    return;
  }
  const { routingMode } = options;
  if (routingMode !== undefined && routingMode !== null && routingMode !== "primary-only") {
    throw new RangeError(`unknown routingMode: ${routingMode}`);
  }
}
