import { host } from "../border/host-ref.ts";
import { MAX_NAME, checkedText } from "../border/limits.ts";
import { describe } from "../border/describe.ts";
import { asInterface, isObject, requireArguments, usvString } from "../web/webidl.ts";
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
    requireArguments(arguments.length, 1, "idFromName() on DurableObjectNamespace");
    const text = checkedText(usvString(name), MAX_NAME, "A name");
    return this.#id(host().idFromName(this.#namespaceId, text), text);
  }

  idFromString(hex: string): DurableObjectId {
    requireArguments(arguments.length, 1, "idFromString() on DurableObjectNamespace");
    return this.#id(this.#checked(usvString(hex).slice(0, MAX_HEX)), undefined);
  }

  get(id: DurableObjectId, options?: GetOptions): DurableObjectStub {
    if (!isObjectId(id)) {
      throw new TypeError(
        "Failed to execute 'get' on 'DurableObjectNamespace': parameter 1 is not of type 'DurableObjectId'.",
      );
    }
    checkOptions(options);
    const { namespaceId, hex } = partsOf(id);
    if (namespaceId !== this.#namespaceId) {
      this.#checked(hex);
    }
    return createStub(this.#namespaceId, id, this.#owner);
  }

  getByName(name: string, options?: GetOptions): DurableObjectStub {
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
    try {
      return host().idFromString(this.#namespaceId, hex);
    } catch (error) {
      throw new TypeError(describe(error).message, { cause: error });
    }
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
