import { host } from "../border/host-ref.ts";
import { reflectGet, rejected } from "../primordials.ts";
import { calleeOf, mark } from "../rpc/brand.ts";
import type { Callee } from "../rpc/callee.ts";
import { FetcherCallee } from "../rpc/fetcher-callee.ts";
import { remoteProperty } from "../rpc/stubs.ts";
import { Request, type RequestInit } from "../web/request.ts";
import type { Response } from "../web/response.ts";
import { asInterface } from "../web/webidl.ts";
import { fetchObject, toldName } from "./call.ts";
import { type DurableObjectId, partsOf } from "./object-id.ts";
import type { Owner } from "./owner.ts";

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

const creating = Symbol("creating");

type Send = (request: Request) => Promise<Response>;

/** Where requests and calls of methods start. */
export class ServiceStub extends Fetcher {
  #send: Send;

  constructor(token?: unknown, callee?: Callee, send?: Send, instead?: object) {
    super(instead);
    if (token !== creating) {
      throw new TypeError("Illegal constructor");
    }
    this.#send = send as Send;
    mark(this, callee as Callee);
    if (callee instanceof FetcherCallee) {
      callee.fetch = ([input, init]) => this.fetch(input, init as RequestInit | undefined);
    }
  }

  fetch(input: unknown, init?: RequestInit): Promise<Response> {
    try {
      return this.#send(input instanceof Request && init === undefined ? input : new Request(input, init));
    } catch (error) {
      return rejected(error);
    }
  }
}
asInterface(ServiceStub);
Object.defineProperty(ServiceStub.prototype, Symbol.toStringTag, { value: "Fetcher", configurable: true });

/** What its methods reach, and what sends its requests. */
export function createServiceStub(callee: Callee, send: Send): ServiceStub {
  return new ServiceStub(creating, callee, send);
}

/**
 * An entrypoint of this Worker as `ctx.exports` shows it: a stub, and a function that makes stubs with `props` of one's
 * own.
 */
export class LoopbackServiceStub extends ServiceStub {}
asInterface(LoopbackServiceStub);

export function createLoopbackStub(callee: Callee, send: Send, instead: object): LoopbackServiceStub {
  return new LoopbackServiceStub(creating, callee, send, instead);
}

/** Where calls to an object start; once an instance broke under it, it stays broken (reference: durable-objects 2.3). */
export class DurableObjectStub extends ServiceStub {
  declare readonly id: DurableObjectId;
  declare readonly name: string | undefined;
}
asInterface(DurableObjectStub, "DurableObject");

export function createStub(namespaceId: string, id: DurableObjectId, owner: Owner): DurableObjectStub {
  const { hex, name } = partsOf(id);
  const told = toldName(name);
  const callee = new FetcherCallee(owner, (operation, { event, object }, opening) => {
    host().openSession(operation, event, object, namespaceId, hex, told !== undefined, told ?? "", opening);
  });
  const stub = new DurableObjectStub(creating, callee, (request) =>
    callee.inOrder((context) =>
      fetchObject({ namespaceId, hex, name: told, jurisdiction: undefined }, context, request, (error) => {
        callee.broke(error);
      }),
    ),
  );
  Object.defineProperty(stub, "id", { value: id, enumerable: true, configurable: true });
  Object.defineProperty(stub, "name", { value: id.name, enumerable: true, configurable: true });
  return stub;
}

/** Every other property is a remote one. Own properties and methods above are found first. */
Object.setPrototypeOf(
  Fetcher.prototype,
  new Proxy(
    {},
    {
      get: (target, key, receiver) => {
        if (typeof key === "symbol" || key in target) {
          return reflectGet(target, key, receiver);
        }
        const callee = calleeOf(receiver);
        return callee && remoteProperty(callee, [], key);
      },
      has: (target, key) => Reflect.has(target, key) || (typeof key === "string" && key !== "then"),
    },
  ),
);
