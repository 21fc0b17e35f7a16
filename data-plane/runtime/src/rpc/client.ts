import { toHost } from "../border/bytes.ts";
import { host } from "../border/host-ref.ts";
import type { ArrivingBody, Context } from "../context.ts";
import type { Bytes, OperationId } from "../host.ts";
import { nextOperation } from "../operations.ts";
import { Session } from "./session.ts";
import { ExchangeWire } from "./wire.ts";

/** Opens an exchange with whomever is called. */
export type Begin = (operation: OperationId, context: Context, opening: Bytes) => void;

/** A session that was opened here. */
export interface ClientSession {
  readonly session: Session;
  readonly wire: ExchangeWire;
}

export function openSession(context: Context, begin: Begin, onLost: (error: Error) => void): ClientSession {
  const operation = nextOperation();
  const cancel = (): void => {
    host().cancelCall(operation);
  };
  const wire = new ExchangeWire(-operation, context, {
    begin(bytes) {
      try {
        begin(operation, context, toHost(bytes));
      } catch (error) {
        wire.lost(error as Error);
      }
      return 0;
    },
    end: cancel,
    abort: cancel,
  });
  const held = new HeldByEvent(-operation, context);
  const session = new Session({
    context,
    wire,
    endsWhenIdle: false,
    onLost,
    onAnswer() {
      held.answered(session);
    },
  });
  wire.receiver = session;
  return { session, wire };
}

/**
 * What a stateless event still holds of a session ends with the event, but not while a call is under way: nobody needs to wait
 * for one that was made. An object may hold it as long as its instance lives.
 */
class HeldByEvent implements ArrivingBody {
  readonly stream: number;
  readonly #context: Context;
  #session: Session | undefined;

  constructor(stream: number, context: Context) {
    this.stream = stream;
    this.#context = context;
  }

  answered(session: Session): void {
    if (this.#context.object !== 0) {
      return;
    }
    if (!this.#context.isLive) {
      this.#session = session;
      this.stop();
    } else if (this.#session === undefined && session.isHolding) {
      this.#session = session;
      this.#context.adopt?.(this);
    }
  }

  stop(): void {
    if (this.#session?.hasQuestions === false) {
      this.#session.end();
    }
  }
}
