import { type Context, currentOrNone } from "../context.ts";
import { deferred } from "../primordials.ts";
import { type Outcome, quiet } from "./callee.ts";
import { NearOutcome, askValue } from "./outcomes.ts";
import type { Session } from "./session.ts";

/** A call that was sent to the other end of a session, until it is answered and after that. */
export class Question implements Outcome {
  readonly number: number;
  readonly context: Context;
  /** Critical section in which it was asked. */
  readonly section: number;
  /** What its arguments gave the other end. */
  readonly given: readonly number[];
  /** Whether it was asked of what the session was opened for, rather than of something that was given. */
  readonly isOfMain: boolean;
  readonly value: Promise<unknown>;
  readonly #session: Session;
  readonly #settle: ReturnType<typeof deferred<unknown>>;
  readonly #followers: {
    readonly question: Question;
    readonly path: readonly string[];
    readonly isCall: boolean;
  }[] = [];
  #isSettled = false;

  constructor(
    session: Session,
    number: number,
    section: number,
    given: readonly number[],
    isOfMain: boolean,
  ) {
    this.#session = session;
    this.number = number;
    this.context = currentOrNone() ?? session.context;
    this.section = section;
    this.given = given;
    this.isOfMain = isOfMain;
    this.#settle = deferred<unknown>();
    this.value = quiet(this.#settle.promise);
  }

  call(path: readonly string[], args: readonly unknown[] | undefined): Outcome {
    if (this.#isSettled || !this.#session.isOpen) {
      return new NearOutcome(askValue(this.value, path, args));
    }
    const question = this.#session.ask(this.number, true, path, args);
    this.#followers.push({ question, path, isCall: args !== undefined });
    return question;
  }

  /** @param isPlain whether the other end has forgotten the call, so that what was asked of its result is answered here */
  resolve(value: unknown, isPlain: boolean): void {
    this.#isSettled = true;
    this.#settle.resolve(value);
    if (isPlain) {
      this.#answerFollowers();
    }
    this.#followers.length = 0;
  }

  reject(error: unknown): void {
    this.#isSettled = true;
    this.#settle.reject(error);
    this.#answerFollowers();
    this.#followers.length = 0;
  }

  #answerFollowers(): void {
    for (const { question, path, isCall } of this.#followers) {
      this.#session.answerHere(question, askValue(this.value, path, isCall ? [] : undefined));
    }
  }

  /** Settles as something else does. */
  follow(value: Promise<unknown>): void {
    this.resolve(value, true);
  }
}
