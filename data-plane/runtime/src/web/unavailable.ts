/** What programs know from Workers and this platform does not have yet. */
export function notAvailable(name: string): Error {
  return new Error(`${name} is not available on this platform yet.`);
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

const CLASSES = ["WebSocketRequestResponsePair"];

/** Globals that exist so that using them fails with their name instead of a ReferenceError. */
export function unavailableGlobals(): Record<string, unknown> {
  return Object.fromEntries(CLASSES.map((name) => [name, refusingClass(name)]));
}
