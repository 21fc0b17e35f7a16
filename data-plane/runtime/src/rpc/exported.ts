import { RpcTarget } from "../objects/entrypoints.ts";
import { reflectApply } from "../primordials.ts";
import { reportError } from "../web/report-error.ts";
import { access } from "./access.ts";
import type { Callee } from "./callee.ts";

/** What one end of a session lets the other end call. */
export interface Exported {
  /** A value or a promise; may throw. */
  invoke(path: readonly string[], args: readonly unknown[] | undefined): unknown;
  /** The other end does not use it any more. */
  release(): void;
}

/** How often each target is in use on other sides. */
const uses = new WeakMap<object, number>();
const { dispose = Symbol.for("Symbol.dispose") } = Symbol as { dispose?: symbol };
export const DISPOSE: symbol = dispose;

/** Something that lives here. An `RpcTarget` is told when its last user has gone. */
export class NearExport implements Exported {
  readonly #value: object;

  constructor(value: object) {
    this.#value = value;
    uses.set(value, (uses.get(value) ?? 0) + 1);
  }

  invoke(path: readonly string[], args: readonly unknown[] | undefined): unknown {
    return access(this.#value, path, args);
  }

  release(): void {
    const left = (uses.get(this.#value) ?? 1) - 1;
    uses.set(this.#value, left);
    if (left === 0 && this.#value instanceof RpcTarget) {
      runDisposer(this.#value);
    }
  }
}

/** Something far that is passed on: calls go through here. */
export class FarExport implements Exported {
  readonly #callee: Callee;
  readonly #onRelease: (() => void) | undefined;

  constructor(callee: Callee, onRelease?: () => void) {
    this.#callee = callee;
    this.#onRelease = onRelease;
  }

  invoke(path: readonly string[], args: readonly unknown[] | undefined): unknown {
    return this.#callee.call(path, args).value;
  }

  release(): void {
    this.#onRelease?.();
  }
}

function runDisposer(target: object): void {
  try {
    const disposer = (target as Record<symbol, unknown>)[DISPOSE];
    if (typeof disposer === "function") {
      reflectApply(disposer, target, []);
    }
  } catch (error) {
    reportError(error);
  }
}
