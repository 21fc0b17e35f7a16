import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { type Invocation, start } from "./wrangler.ts";

/** A running `wrangler tail`. */
export class Tail {
  readonly #child: ChildProcess;
  #output = "";

  constructor(invocation: Invocation, ...words: string[]) {
    this.#child = start(invocation, "tail", ...words);
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on("data", (chunk: Buffer) => (this.#output += chunk.toString()));
    }
  }

  /** What it has printed so far. */
  get output(): string {
    return this.#output;
  }

  /** Interrupts it as somebody at a terminal would. */
  async interrupt(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      const ended = once(this.#child, "exit");
      this.#child.kill("SIGINT");
      await ended;
    }
  }
}
