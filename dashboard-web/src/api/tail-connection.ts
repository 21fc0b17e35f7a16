import type { Trace } from "../domain/trace.ts";
import { closeTail, openTail } from "./commands/tails.ts";
import { ApiError } from "./errors.ts";

/** `waiting`: the line was lost, and is made anew shortly. `ended`: the API has closed it for good. */
export type TailState =
  | { kind: "connecting" | "live" | "waiting" }
  | { kind: "ended"; reason: string }
  | { kind: "refused"; error: unknown };

interface Options {
  account: string;
  script: string;
  /** Only invocations that ended so. */
  outcome: string | undefined;
  onTrace: (trace: Trace) => void;
  onState: (state: TailState) => void;
}

/** The subprotocol of tails. */
const PROTOCOL = "trace-v1";
const NORMAL_CLOSURE = 1000;
const PAUSES_MILLIS = [1_000, 2_000, 4_000, 8_000, 16_000];

/**
 * Follows a Worker until it is closed. A line that breaks is made anew after pauses that grow; what happens meanwhile is
 * missed. Nothing is told after `close`.
 */
export class TailConnection {
  readonly #options: Options;
  #socket: WebSocket | undefined;
  #tail: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #closed = false;

  constructor(options: Options) {
    this.#options = options;
    void this.#open();
  }

  close() {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#socket?.close(NORMAL_CLOSURE);
    this.#giveUp();
  }

  async #open() {
    const { account, script, outcome } = this.#options;
    this.#tell({ kind: this.#failures === 0 ? "connecting" : "waiting" });
    try {
      const { id, url } = await openTail(account, script, outcome);
      this.#tail = id;
      if (this.#closed) this.#giveUp();
      else this.#listen(new WebSocket(url, PROTOCOL));
    } catch (error) {
      if (error instanceof ApiError && error.status >= 400 && error.status < 500) {
        this.#tell({ kind: "refused", error });
      } else {
        this.#again();
      }
    }
  }

  #listen(socket: WebSocket) {
    this.#socket = socket;
    socket.onopen = () => {
      this.#failures = 0;
      this.#tell({ kind: "live" });
    };
    socket.onmessage = ({ data }: MessageEvent<string>) => {
      if (!this.#closed) this.#options.onTrace(JSON.parse(data) as Trace);
    };
    socket.onclose = ({ code, reason }) => {
      if (this.#closed) return;
      this.#giveUp();
      if (code === NORMAL_CLOSURE) this.#tell({ kind: "ended", reason });
      else this.#again();
    };
  }

  #again() {
    const pause = PAUSES_MILLIS[Math.min(this.#failures, PAUSES_MILLIS.length - 1)];
    this.#failures += 1;
    this.#tell({ kind: "waiting" });
    this.#timer = setTimeout(() => void this.#open(), pause);
  }

  /** Frees the tail's place. A tail that is not freed loses it by itself soon, so failing here is no matter. */
  #giveUp() {
    const tail = this.#tail;
    this.#tail = undefined;
    if (tail !== undefined) void closeTail(this.#options.account, this.#options.script, tail).catch(() => {});
  }

  #tell(state: TailState) {
    if (!this.#closed) this.#options.onState(state);
  }
}
