import { type Context, enter } from "../context.ts";
import { resolved, then } from "../primordials.ts";
import { DOMException } from "../web/dom-exception.ts";
import { access, isRefusal } from "./access.ts";
import { quiet } from "./callee.ts";
import { throwable } from "./errors.ts";
import type { Exported } from "./exported.ts";
import { admit } from "./gate.ts";
import type { Message } from "./messages.ts";
import { type StubState, disposeAll } from "./stub-state.ts";
import { Table } from "./table.ts";
import { type References, type Sent, readValue, writeValue } from "./values.ts";

const GONE = "The execution context which hosts this callback is no longer running.";

export type CallMessage = Extract<Message, { type: "call" }>;

/** What was given to the other end. */
export interface Given {
  readonly exported: Exported;
  /** Critical section in which that was: calls of it may enter there. */
  readonly section: number;
}

/** What a call gave, as long as the other end may ask something of it. */
interface Result {
  readonly value: Promise<unknown>;
  /** Critical section that calls of it may enter: the one that the call itself could. */
  readonly section: number;
  /** Stubs in it, which belong to the other end once they were sent. */
  stubs: readonly StubState[];
}

/** The session that a call came with. */
export interface AnsweringSession extends References {
  readonly context: Context;
  readonly isOpen: boolean;
  /** Hex id of the object whose code runs here, "" for none. */
  readonly object: string;
  given(id: number): Given | undefined;
  /** Code that was called threw. */
  threw(error: unknown): void;
  /** Sends an answer together with what is sent by `andThen`. */
  answer(message: Message, andThen: () => void): void;
}

/** The calls that one end of a session is asked, from their arrival until nothing can be asked of their results any more. */
export class Answers {
  readonly #session: AnsweringSession;
  readonly #results = new Table<Result>();
  #running = 0;

  constructor(session: AnsweringSession) {
    this.#session = session;
  }

  /** Whether nothing runs, and no result is kept. */
  get isIdle(): boolean {
    return this.#running === 0 && this.#results.size === 0;
  }

  /** Nothing more will be asked of the result of a call. */
  forget(call: number): void {
    const result = this.#results.remove(call);
    if (result !== undefined) {
      disposeAll(result.stubs);
    }
  }

  forgetAll(): void {
    for (const { stubs } of this.#results.removeAll()) {
      disposeAll(stubs);
    }
  }

  /** Finds out at once what is called, as it is then; runs it when it may enter. */
  called(message: CallMessage, isAdmitted: boolean): void {
    const { value: args, stubs } =
      message.args === undefined ? { value: undefined, stubs: [] } : readValue(message.args, this.#session);
    const invoke = this.#target(message, args as unknown[] | undefined);
    if (invoke === undefined) {
      disposeAll(stubs);
      return;
    }
    const { isOnResult, target } = message;
    const section = (isOnResult ? this.#results.get(target) : this.#session.given(target))?.section ?? 0;
    const run = (): void => {
      this.#run(message, invoke, stubs, section);
    };
    this.#running++;
    if (isAdmitted) {
      run();
    } else {
      admit(this.#session.context, section, run);
    }
  }

  /** Undefined: a call of a result that was forgotten, which the other end answers itself. */
  #target(
    { isOnResult, target, path }: CallMessage,
    args: unknown[] | undefined,
  ): (() => unknown) | undefined {
    if (isOnResult) {
      const result = this.#results.get(target);
      return result && (() => then(result.value, (value) => access(value, path, args)));
    }
    const given = this.#session.given(target);
    return () => {
      if (given === undefined) {
        throw new Error(GONE);
      }
      return given.exported.invoke(path, args);
    };
  }

  #run(message: CallMessage, invoke: () => unknown, stubs: readonly StubState[], section: number): void {
    enter(this.#session.context);
    let result: unknown;
    try {
      result = invoke();
    } catch (error) {
      this.#throw(message, error, stubs);
      return;
    }
    if ((typeof result !== "object" || result === null) && typeof result !== "function") {
      this.#return(message, result, stubs);
      return;
    }
    const promise = resolved(result);
    this.#results.add(message.call, { value: quiet(promise), section, stubs: [] });
    then(
      promise,
      (value) => {
        this.#return(message, value, stubs);
      },
      (error) => {
        this.#throw(message, error, stubs);
      },
    );
  }

  #return(message: CallMessage, value: unknown, stubs: readonly StubState[]): void {
    if (!this.#session.isOpen) {
      return;
    }
    let sent: Sent;
    try {
      sent = writeValue(value, this.#session);
    } catch (error) {
      this.#throw(message, error, stubs, false);
      return;
    }
    const isPlain = sent.given.length === 0;
    const result = this.#results.get(message.call);
    if (result !== undefined) {
      result.stubs = sent.stubs;
    }
    this.#answer({ type: "return", call: message.call, isPlain, value: sent.bytes }, isPlain, stubs);
  }

  /** @param isOfCode whether the code that was called threw, rather than what came after it */
  #throw(message: CallMessage, thrown: unknown, stubs: readonly StubState[], isOfCode = true): void {
    if (!this.#session.isOpen) {
      return;
    }
    if (isOfCode) {
      this.#session.threw(thrown);
    }
    let error: Uint8Array;
    try {
      error = writeValue(throwable(thrown), this.#session).bytes;
    } catch {
      error = writeValue(new Error("What was thrown cannot be sent."), this.#session).bytes;
    }
    const isOfTarget = message.isOnResult || message.target !== 0;
    const tellsObject =
      isOfCode && message.args !== undefined && isError(thrown) && (isOfTarget || !isRefusal(thrown));
    const object = tellsObject ? this.#session.object : "";
    this.#answer({ type: "throw", call: message.call, object, error }, true, stubs);
  }

  #answer(
    answer: Extract<Message, { call: number }>,
    isForgotten: boolean,
    stubs: readonly StubState[],
  ): void {
    this.#running--;
    if (isForgotten) {
      this.forget(answer.call);
    }
    this.#session.answer(answer, () => {
      disposeAll(stubs);
    });
  }
}

function isError(thrown: unknown): thrown is Error {
  return thrown instanceof Error && !(thrown instanceof DOMException);
}
