import type { Callee, Capability, Outcome } from "./callee.ts";

const STUB_DISPOSED = "RPC stub used after being disposed.";

/** What a stub stands for, until it is disposed of. */
export class StubState implements Callee {
  /** Whether it shows itself as something with `fetch`. */
  readonly isFetcher: boolean;
  #capability: Capability | undefined;

  /** @param capability of which this is a user from now on */
  constructor(capability: Capability, isFetcher: boolean) {
    this.#capability = capability;
    this.isFetcher = isFetcher;
  }

  /** Throws when the stub was disposed of. */
  get capability(): Capability {
    if (this.#capability === undefined) {
      throw new Error(STUB_DISPOSED);
    }
    return this.#capability;
  }

  get isDisposed(): boolean {
    return this.#capability === undefined;
  }

  call(path: readonly string[], args: readonly unknown[] | undefined): Outcome {
    return this.capability.call(path, args);
  }

  duplicate(): StubState {
    const { capability } = this;
    capability.retain();
    return new StubState(capability, this.isFetcher);
  }

  dispose(): void {
    const capability = this.#capability;
    this.#capability = undefined;
    capability?.release();
  }
}

export function disposeAll(stubs: readonly StubState[]): void {
  for (const stub of stubs) {
    stub.dispose();
  }
}
