/** A whole message; texts are well formed, bytes are ours alone. */
export type SocketMessage = string | Uint8Array<ArrayBuffer>;

/** Takes what one end of a socket says, in order. After `close` or `lost` nothing follows. */
export interface Sink {
  /** @param taken to be called once when the message takes no more room on this side */
  send(message: SocketMessage, taken: () => void): void;
  /** `code` 1005: no status was given. */
  close(code: number, reason: string): void;
  /** The connection broke. */
  lost(): void;
}

type Step = (to: Sink) => void;

/** Keeps what arrives until it is known who wants it. */
export class Inbox implements Sink {
  readonly #kept: Step[] = [];
  #to: Sink | undefined;

  send(message: SocketMessage, taken: () => void): void {
    this.#pass((to) => {
      to.send(message, taken);
    });
  }

  close(code: number, reason: string): void {
    this.#pass((to) => {
      to.close(code, reason);
    });
  }

  lost(): void {
    this.#pass((to) => {
      to.lost();
    });
  }

  /** Hands over what was kept, and from then on everything. */
  direct(to: Sink): void {
    this.#to = to;
    for (const step of this.#kept) {
      step(to);
    }
    this.#kept.length = 0;
  }

  #pass(step: Step): void {
    if (this.#to === undefined) {
      this.#kept.push(step);
    } else {
      step(this.#to);
    }
  }
}
