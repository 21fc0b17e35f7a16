import { Request, type RequestInit } from "../web/request.ts";
import type { Response } from "../web/response.ts";
import { rejected } from "../primordials.ts";
import { asInterface } from "../web/webidl.ts";
import { fetchObject } from "./call.ts";
import { type DurableObjectId, partsOf } from "./object-id.ts";
import type { Owner } from "./owner.ts";
import { type RemoteError, withoutRemote } from "./remote-error.ts";
import { unavailableProperty } from "./unavailable-rpc.ts";

/** Anything that answers `fetch`. */
export class Fetcher {
  /** @param instead what becomes the instance instead of a new object */
  constructor(instead?: object) {
    if (instead !== undefined) {
      return instead as Fetcher;
    }
  }

  connect(): never {
    throw new Error("connect() is not available on this platform yet.");
  }
}
asInterface(Fetcher);

export let createStub: (namespaceId: string, id: DurableObjectId, owner: Owner) => DurableObjectStub;
const creating = Symbol("creating");

/** Where calls to an object start; once an instance broke under it, it stays broken (reference: durable-objects 2.3). */
export class DurableObjectStub extends Fetcher {
  declare readonly id: DurableObjectId;
  declare readonly name: string | undefined;
  #namespaceId = "";
  #id!: DurableObjectId;
  #owner!: Owner;
  #broken: RemoteError | undefined;

  static {
    createStub = (namespaceId, id, owner) => {
      const stub = new DurableObjectStub(creating);
      stub.#namespaceId = namespaceId;
      stub.#id = id;
      stub.#owner = owner;
      Object.defineProperty(stub, "id", { value: id, enumerable: true, configurable: true });
      Object.defineProperty(stub, "name", { value: id.name, enumerable: true, configurable: true });
      return stub;
    };
  }

  constructor(token?: unknown) {
    super();
    if (token !== creating) {
      throw new TypeError("Illegal constructor");
    }
  }

  fetch(input: unknown, init?: RequestInit): Promise<Response> {
    if (this.#broken !== undefined) {
      return rejected(withoutRemote(this.#broken));
    }
    try {
      const request = input instanceof Request && init === undefined ? input : new Request(input, init);
      const target = { ...partsOf(this.#id), namespaceId: this.#namespaceId };
      return fetchObject(target, this.#owner(), request, (error) => {
        this.#broken ??= withoutRemote(error);
      });
    } catch (error) {
      return rejected(error);
    }
  }
}
asInterface(DurableObjectStub, "DurableObject");

/** Every other property would be a remote one. Own properties and methods above are found first. */
Object.setPrototypeOf(
  Fetcher.prototype,
  new Proxy(
    {},
    {
      get: (target, key, receiver) =>
        typeof key === "symbol" || key in target
          ? (Reflect.get(target, key, receiver) as unknown)
          : unavailableProperty(key),
      has: (target, key) => Reflect.has(target, key),
    },
  ),
);
