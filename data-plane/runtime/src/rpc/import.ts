import type { Capability, Outcome } from "./callee.ts";
import type { Session } from "./session.ts";

/** What the other end of a session has given. */
export class Import implements Capability {
  readonly #session: Session;
  readonly #id: number;
  #uses = 1;

  constructor(session: Session, id: number) {
    this.#session = session;
    this.#id = id;
  }

  call(path: readonly string[], args: readonly unknown[] | undefined): Outcome {
    return this.#session.askImport(this.#id, path, args);
  }

  retain(): void {
    this.#uses++;
  }

  release(): void {
    if (--this.#uses === 0) {
      this.#session.forgo(this.#id);
    }
  }
}
