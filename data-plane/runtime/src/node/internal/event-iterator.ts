import { abortError } from "../../node-globals/errors.ts";

interface Emitter {
  on(type: PropertyKey, listener: (...parameters: unknown[]) => void): unknown;
  off(type: PropertyKey, listener: (...parameters: unknown[]) => void): unknown;
}

interface Options {
  readonly signal?: {
    readonly aborted: boolean;
    readonly reason: unknown;
    addEventListener(type: "abort", listener: () => void): void;
    removeEventListener(type: "abort", listener: () => void): void;
  };
  readonly close?: readonly string[];
}

/** https://nodejs.org/api/events.html#eventsonemitter-eventname-options: the parameters of each event, in order. */
export function eventIterator(
  emitter: Emitter,
  type: PropertyKey,
  options: Options = {},
): AsyncGenerator<unknown[]> {
  const { signal, close = [] } = options;
  if (signal?.aborted === true) {
    throw abortError(signal.reason);
  }
  const events: unknown[][] = [];
  let failure: { readonly error: unknown } | undefined;
  let closed = false;
  let wake = (): void => undefined;
  const arrived = (...parameters: unknown[]): void => {
    events.push(parameters);
    wake();
  };
  const failed = (error: unknown): void => {
    failure = { error };
    wake();
  };
  const ended = (): void => {
    closed = true;
    wake();
  };
  const aborted = (): void => {
    failed(abortError(signal?.reason));
  };
  const listeners: [PropertyKey, (...parameters: unknown[]) => void][] = [
    [type, arrived],
    ...(type === "error" ? [] : [["error", failed] as [PropertyKey, typeof failed]]),
    ...close.map((name): [PropertyKey, typeof ended] => [name, ended]),
  ];
  listeners.forEach(([name, listener]) => emitter.on(name, listener));
  signal?.addEventListener("abort", aborted);

  async function* iterate(): AsyncGenerator<unknown[]> {
    try {
      for (;;) {
        const event = events.shift();
        if (event !== undefined) {
          yield event;
        } else if (failure !== undefined) {
          throw failure.error;
        } else if (closed) {
          return;
        } else {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      }
    } finally {
      listeners.forEach(([name, listener]) => emitter.off(name, listener));
      signal?.removeEventListener("abort", aborted);
    }
  }
  const iterator = iterate();
  return iterator;
}
