import { abortError } from "../../node-globals/errors.ts";
import { startTimer, stopTimer } from "../../web/timers.ts";

interface Options {
  readonly signal?: {
    readonly aborted: boolean;
    readonly reason: unknown;
    addEventListener(type: "abort", listener: () => void): void;
    removeEventListener(type: "abort", listener: () => void): void;
  };
}

/** Fulfils with the value after the delay; rejects as soon as the signal is aborted. */
export async function setTimeout<T>(
  delay?: number,
  value?: T,
  { signal }: Options = {},
): Promise<T | undefined> {
  if (signal?.aborted === true) {
    throw abortError(signal.reason);
  }
  const { promise, resolve, reject } = Promise.withResolvers<T | undefined>();
  const timer = startTimer(() => {
    resolve(value);
  }, delay ?? 1);
  const stop = (): void => {
    stopTimer(timer);
    reject(abortError(signal?.reason));
  };
  signal?.addEventListener("abort", stop);
  try {
    return await promise;
  } finally {
    signal?.removeEventListener("abort", stop);
  }
}

export function setImmediate<T>(value?: T, options?: Options): Promise<T | undefined> {
  return setTimeout(0, value, options);
}

/** The value again and again, at least the delay apart. */
export async function* setInterval<T>(
  delay?: number,
  value?: T,
  options?: Options,
): AsyncGenerator<T | undefined> {
  for (;;) {
    yield await setTimeout(delay, value, options);
  }
}

export const scheduler = {
  wait: (delay: number, options?: Options): Promise<undefined> => setTimeout(delay, undefined, options),
  yield: (): Promise<undefined> => setImmediate(),
};

export default { scheduler, setImmediate, setInterval, setTimeout };
