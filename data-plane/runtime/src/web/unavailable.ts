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
  "WebSocketRequestResponsePair",
  "EventSource",
  "HTMLRewriter",
  "CompressionStream",
  "DecompressionStream",
  "MessageChannel",
  "MessagePort",
];

/** `addEventListener("fetch")` is the syntax of service workers, which cannot define objects. */
const FUNCTIONS = ["addEventListener", "removeEventListener", "dispatchEvent"];

/** Globals that exist so that using them fails with their name instead of a ReferenceError. */
export function unavailableGlobals(): Record<string, unknown> {
  return {
    ...Object.fromEntries(CLASSES.map((name) => [name, refusingClass(name)])),
    ...Object.fromEntries(FUNCTIONS.map((name) => [name, refusingFunction(name)])),
  };
}
