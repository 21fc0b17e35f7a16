import { type Context, enter } from "../context.ts";
import { resolved, then } from "../primordials.ts";
import type { Sink, SocketMessage } from "./sink.ts";

/** What is done with what arrives. */
interface Listener {
  message(message: SocketMessage): void;
  close(code: number, reason: string): void;
  lost(): void;
}

/** Hands what arrives to listeners one after the other, each in a turn of its own of the microtask queue. */
export class Delivery implements Sink {
  readonly #context: Context;
  readonly #listener: Listener;
  readonly #steps: (() => void)[] = [];
  #isRunning = false;

  constructor(context: Context, listener: Listener) {
    this.#context = context;
    this.#listener = listener;
  }

  send(message: SocketMessage, taken: () => void): void {
    this.#add(() => {
      this.#listener.message(message);
      taken();
    });
  }

  close(code: number, reason: string): void {
    this.#add(() => {
      this.#listener.close(code, reason);
    });
  }

  lost(): void {
    this.#add(() => {
      this.#listener.lost();
    });
  }

  #add(step: () => void): void {
    this.#steps.push(step);
    if (!this.#isRunning) {
      this.#isRunning = true;
      this.#later();
    }
  }

  #later(): void {
    then(resolved(undefined), () => {
      const step = this.#steps.shift();
      if (step === undefined) {
        this.#isRunning = false;
        return;
      }
      enter(this.#context);
      step();
      this.#later();
    });
  }
}
