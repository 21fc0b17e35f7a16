import { host } from "../border/host-ref.ts";
import { MAX_NAME, checkedText } from "../border/limits.ts";
import { describe } from "../border/describe.ts";
import { asInterface, isObject, requireParameters, usvString, wrongParameter } from "../web/webidl.ts";
import { hexOfName } from "./known-names.ts";
import { type DurableObjectId, createObjectId, isObjectId, jurisdictionOf, partsOf } from "./object-id.ts";
import type { Owner } from "./owner.ts";
import { type DurableObjectStub, createStub } from "./stub.ts";

/** @param jurisdiction to which its ids are restricted, "" for none */
export let createNamespace: (
  namespaceId: string,
  owner: Owner,
  jurisdiction?: string,
) => DurableObjectNamespace;
const creating = Symbol("creating");
/** Longer texts are as wrong as this much of them. */
const MAX_HEX = 128;
const HEX_DIGITS = 64;
const MAX_JURISDICTION = 64;

interface GetOptions {
  readonly locationHint?: string;
  readonly routingMode?: string;
}

/** A binding to a class of objects (reference: durable-objects 2.1). */
export class DurableObjectNamespace {
  #namespaceId = "";
  #jurisdiction = "";
  #owner!: Owner;

  static {
    createNamespace = (namespaceId, owner, jurisdiction = "") => {
      const namespace = new DurableObjectNamespace(creating);
      namespace.#namespaceId = namespaceId;
      namespace.#owner = owner;
      namespace.#jurisdiction = jurisdiction;
      return namespace;
    };
  }

  constructor(token?: unknown) {
    if (token !== creating) {
      throw new TypeError("Illegal constructor");
    }
  }

  newUniqueId(options?: { jurisdiction?: string | null }): DurableObjectId {
    const asked = options?.jurisdiction;
    const jurisdiction =
      asked === undefined || asked === null ? this.#jurisdiction : checkedJurisdiction(asked);
    const hex = documented(() => host().newUniqueId(this.#namespaceId, jurisdiction));
    return this.#id(hex, undefined, jurisdiction);
  }

  idFromName(name: string): DurableObjectId {
    requireParameters(arguments.length, "DurableObjectNamespace", "idFromName", "string");
    const text = checkedText(usvString(name), MAX_NAME, "A name");
    return this.#id(hexOfName(this.#namespaceId, text, this.#jurisdiction), text, this.#jurisdiction);
  }

  idFromString(hex: string): DurableObjectId {
    requireParameters(arguments.length, "DurableObjectNamespace", "idFromString", "string");
    const found = this.#checked(usvString(hex).slice(0, MAX_HEX));
    return this.#id(found.slice(0, HEX_DIGITS), undefined, found.slice(HEX_DIGITS));
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
    if (this.#jurisdiction !== "" && jurisdictionOf(id) !== this.#jurisdiction) {
      throw new TypeError(OTHER_JURISDICTION);
    }
    return createStub(this.#namespaceId, id, this.#owner);
  }

  getByName(name: string, options?: GetOptions): DurableObjectStub {
    requireParameters(arguments.length, "DurableObjectNamespace", "getByName", "string");
    return this.get(this.idFromName(name), options);
  }

  /** The same namespace with ids of this jurisdiction only; without one, with all. */
  jurisdiction(jurisdiction?: string | null): DurableObjectNamespace {
    if (jurisdiction === undefined || jurisdiction === null) {
      return createNamespace(this.#namespaceId, this.#owner);
    }
    const checked = checkedJurisdiction(jurisdiction);
    // The host knows which there are.
    documented(() => host().newUniqueId(this.#namespaceId, checked));
    return createNamespace(this.#namespaceId, this.#owner, checked);
  }

  #id(hex: string, name: string | undefined, jurisdiction: string): DurableObjectId {
    return createObjectId({ namespaceId: this.#namespaceId, hex, name, jurisdiction });
  }

  /** The id with its jurisdiction behind it. */
  #checked(hex: string): string {
    return documented(() => host().idFromString(this.#namespaceId, hex));
  }
}
asInterface(DurableObjectNamespace);

const OTHER_JURISDICTION =
  "get called on jurisdictional subnamespace with an ID from a different jurisdiction";

/** What the host throws is no business of the tenant's but for its text, so it is not the cause. */
function documented(ask: () => string): string {
  let refusal: unknown;
  try {
    return ask();
  } catch (error) {
    refusal = error;
  }
  throw new TypeError(describe(refusal).message);
}

/** Not empty, which would mean none. */
function checkedJurisdiction(value: unknown): string {
  const text = usvString(value).slice(0, MAX_JURISDICTION);
  if (text === "") {
    throw new TypeError('There is no jurisdiction "".');
  }
  return text;
}

function checkOptions(options: GetOptions | undefined): void {
  if (!isObject(options)) {
    return;
  }
  const { routingMode } = options;
  if (routingMode !== undefined && routingMode !== null && routingMode !== "primary-only") {
    throw new RangeError(`unknown routingMode: ${routingMode}`);
  }
}
