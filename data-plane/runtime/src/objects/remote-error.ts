/** Flags of `Entry.failCall` and `Entry.failOperation`. */
const REMOTE = 1;
const RETRYABLE = 2;
const OVERLOADED = 4;
const RESET = 8;

/** An error that came over the border (reference: durable-objects 2.4). */
export interface RemoteError extends Error {
  remote?: true;
  retryable?: true;
  overloaded?: true;
  durableObjectReset?: true;
}

const CLASSES: ReadonlyMap<string, new (message: string) => Error> = new Map<
  string,
  new (message: string) => Error
>([
  ["Error", Error],
  ["RangeError", RangeError],
  ["TypeError", TypeError],
  ["SyntaxError", SyntaxError],
  ["ReferenceError", ReferenceError],
  ["EvalError", EvalError],
  ["URIError", URIError],
]);

export function remoteError(name: string, message: string, flags: number): RemoteError {
  const constructor = CLASSES.get(name);
  const error: RemoteError = new (constructor ?? Error)(message);
  if (constructor === undefined && name !== "") {
    Object.defineProperty(error, "name", { value: name, writable: true, configurable: true });
  }
  if ((flags & REMOTE) !== 0) {
    error.remote = true;
  }
  if ((flags & RETRYABLE) !== 0) {
    error.retryable = true;
  }
  if ((flags & OVERLOADED) !== 0) {
    error.overloaded = true;
  }
  if ((flags & RESET) !== 0) {
    error.durableObjectReset = true;
  }
  return error;
}

/**
 * An instance that failed under a `fetch` counts as thrown by it, which calls of methods do not say of it. One that was
 * only lost to the caller, who may try again, does not.
 */
export function markInstanceFailure(error: RemoteError): void {
  if (error.durableObjectReset === true && error.retryable !== true) {
    error.remote = true;
  }
}

/** As calls of what an instance had given see its failure: thrown by it. */
export function seenByCapability(error: RemoteError): RemoteError {
  if (error.durableObjectReset !== true) {
    return error;
  }
  const seen = remoteError(error.name, error.message, REMOTE | RESET);
  return error.retryable === true ? Object.assign(seen, { retryable: true }) : seen;
}

/** The error of later calls on a stub whose instance failed: they never reached an instance. */
export function withoutRemote(error: RemoteError): RemoteError {
  const flags =
    (error.retryable === true ? RETRYABLE : 0) |
    (error.overloaded === true ? OVERLOADED : 0) |
    (error.durableObjectReset === true ? RESET : 0);
  return remoteError(error.name, error.message, flags);
}

/** Whether the instance itself failed, so that the stub fails with it for good. */
export function breaksStub(error: RemoteError): boolean {
  return error.durableObjectReset === true || error.overloaded === true;
}
