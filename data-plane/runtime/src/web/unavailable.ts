/** What programs know from Workers and this platform does not have yet. */
export function notAvailable(name: string): Error {
  return new Error(`${name} is not available on this platform yet.`);
}

function refusingFunction(name: string): () => never {
  const refuse = (): never => {
    throw notAvailable(`${name}()`);
  };
  Object.defineProperty(refuse, "name", { value: name });
  return refuse;
}

export function refusingClass(name: string): new () => object {
  // eslint-disable-next-line @typescript-eslint/no-extraneous-class
  const refuse = class {
    constructor() {
      throw notAvailable(name);
    }
  };
  Object.defineProperty(refuse, "name", { value: name });
  return refuse;
}

const CLASSES = [
  "WebSocket",
  "WebSocketPair",
  "WebSocketRequestResponsePair",
  "Cache",
  "CacheStorage",
  "CryptoKey",
];

const CACHE_METHODS = ["match", "put", "delete"];

/** Globals that exist so that using them fails with their name instead of a ReferenceError. */
export function unavailableGlobals(): Record<string, unknown> {
  const cache = Object.fromEntries(
    CACHE_METHODS.map((name) => [name, async () => refusingFunction(`caches.default.${name}`)()]),
  );
  return {
    ...Object.fromEntries(CLASSES.map((name) => [name, refusingClass(name)])),
    caches: { default: cache, open: async () => refusingFunction("caches.open")() },
    async fetch() {
      throw notAvailable("fetch() to the outside");
    },
  };
}
