import { isOn } from "../compatibility.ts";
import { type Context, enter } from "../context.ts";
import { seenByCapability } from "../objects/remote-error.ts";
import { defineProperty } from "../primordials.ts";
import { Answers, type AnsweringSession, type Given } from "./answers.ts";
import { calleeOf } from "./brand.ts";
import type { Outcome } from "./callee.ts";
import { markRemote } from "./errors.ts";
import { DISPOSE, type Exported } from "./exported.ts";
import { admit, currentSection } from "./gate.ts";
import { Import } from "./import.ts";
import { type Message, readMessage, writeMessage } from "./messages.ts";
import { failedOutcome } from "./outcomes.ts";
import { Question } from "./question.ts";
import { type StubState, disposeAll } from "./stub-state.ts";
import { Table } from "./table.ts";
import { readValue, writeValue } from "./values.ts";
import type { Receiver, Wire } from "./wire.ts";

const GONE = "The execution context which hosts this callback is no longer running.";

/** What differs between the two ends. */
export interface SessionOptions {
  readonly context: Context;
  readonly wire: Wire;
  /** Whether the session ends when nothing is left that either end could ask: so decides the end that was called first. */
  readonly endsWhenIdle: boolean;
  /** What the other end may call before anything was given to it. */
  readonly main?: Exported | undefined;
  /** Hex id of the object whose code runs at this end. */
  readonly object?: string;
  /** Why the other end, or the way to it, was lost. */
  readonly onLost?: (error: Error) => void;
  /** A call of this end was answered. */
  readonly onAnswer?: () => void;
  /** Code that the other end called threw. */
  readonly onThrow?: (error: unknown) => void;
}

/**
 * One end of a conversation in which each end calls what the other one has given it. Calls of results that are not there yet are
 * sent at once. What arrives for an object passes its input gate.
 */
export class Session implements Receiver, AnsweringSession {
  readonly context: Context;
  readonly #wire: Wire;
  readonly #options: SessionOptions;
  readonly #given = new Table<Given>();
  readonly #taken = new Table<Import>();
  readonly #questions = new Table<Question>();
  readonly #answers = new Answers(this);
  #lastGiven = 0;
  #lastQuestion = 0;
  #isOpen = true;

  constructor(options: SessionOptions) {
    this.context = options.context;
    this.#wire = options.wire;
    this.#options = options;
    if (options.main !== undefined) {
      this.#given.add(0, { exported: options.main, section: 0 });
    }
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  get isAwaited(): boolean {
    return this.#questions.size > 0 || this.#given.size > (this.#options.main === undefined ? 0 : 1);
  }

  /** Whether either end holds something of the other. */
  get isHolding(): boolean {
    return this.#given.size > 0 || this.#taken.size > 0;
  }

  /** Whether the other end still has calls to answer. */
  get hasQuestions(): boolean {
    return this.#questions.size > 0;
  }

  give(exported: Exported): number {
    const id = ++this.#lastGiven;
    this.#given.add(id, { exported, section: currentSection(this.context) });
    return id;
  }

  given(id: number): Given | undefined {
    return this.#given.get(id);
  }

  get object(): string {
    return this.#options.object ?? "";
  }

  threw(error: unknown): void {
    this.#options.onThrow?.(error);
  }

  answer(message: Message, andThen: () => void): void {
    this.#wire.cork();
    this.#send(message);
    andThen();
    this.#endIfIdle();
    this.#wire.uncork();
  }

  withdraw(id: number): void {
    this.#given.remove(id)?.exported.release();
  }

  take(id: number): Import {
    const taken = new Import(this, id);
    this.#taken.add(id, taken);
    return taken;
  }

  /** Calls what the other end gave, or the result of a call. Throws for arguments that cannot be sent. */
  ask(
    target: number,
    isOnResult: boolean,
    path: readonly string[],
    args: readonly unknown[] | undefined,
  ): Question {
    const sent = args === undefined ? undefined : writeValue(args, this);
    const section = currentSection(this.context);
    const isOfMain = target === 0 && !isOnResult;
    const question = new Question(this, ++this.#lastQuestion, section, sent?.given ?? [], isOfMain);
    this.#questions.add(question.number, question);
    this.#send({ type: "call", call: question.number, isOnResult, target, path, args: sent?.bytes });
    if (!isOn("rpc_params_dup_stubs")) {
      disposeAll(sent?.stubs ?? []);
    }
    return question;
  }

  /** As `ask`, of what an import stands for. */
  askImport(id: number, path: readonly string[], args: readonly unknown[] | undefined): Outcome {
    return this.#isOpen ? this.ask(id, false, path, args) : failedOutcome(new Error(GONE));
  }

  /** The other end does not know this question any more: it forgot the result that was asked. */
  answerHere(question: Question, value: Promise<unknown>): void {
    this.#questions.remove(question.number);
    for (const id of question.given) {
      this.withdraw(id);
    }
    question.follow(value);
  }

  /** Nobody at this end uses the import any more. */
  forgo(id: number): void {
    if (this.#taken.remove(id) !== undefined && this.#isOpen) {
      this.#send({ type: "release", target: id });
      this.#endIfIdle();
    }
  }

  receive(bytes: Uint8Array, isAdmitted: boolean): void {
    const message = readMessage(bytes);
    switch (message.type) {
      case "call":
        this.#answers.called(message, isAdmitted);
        return;
      case "return":
        this.#returned(message.call, message.isPlain, message.value);
        return;
      case "throw":
        this.#threw(message.call, message.object, message.error);
        return;
      case "release":
        this.withdraw(message.target);
        this.#endIfIdle();
        return;
      case "finish":
        this.#answers.forget(message.call);
        this.#endIfIdle();
        return;
    }
  }

  lost(reason: Error | undefined): void {
    if (!this.#isOpen) {
      return;
    }
    if (reason !== undefined) {
      this.#options.onLost?.(reason);
    }
    this.#close((question) => {
      const error = reason ?? new Error("Network connection lost.");
      admit(this.context, question.section, () => {
        enter(question.context);
        question.reject(question.isOfMain ? error : seenByCapability(error));
      });
    });
  }

  /** This end wants nothing more. */
  end(): void {
    if (this.#isOpen) {
      this.#wire.end();
      this.#close((question) => {
        question.reject(new Error(GONE));
      });
    }
  }

  #close(settle: (question: Question) => void): void {
    this.#isOpen = false;
    this.#taken.removeAll();
    this.#answers.forgetAll();
    const given = this.#given.removeAll();
    this.#questions.removeAll().forEach(settle);
    for (const { exported } of given) {
      exported.release();
    }
  }

  #send(message: Message): void {
    if (this.#isOpen) {
      this.#wire.send(writeMessage(message));
    }
  }

  #returned(call: number, isPlain: boolean, bytes: Uint8Array): void {
    const question = this.#questions.remove(call);
    if (question === undefined) {
      return;
    }
    const { value, stubs } = readValue(bytes, this);
    if (!isPlain) {
      this.#send({ type: "finish", call });
    }
    addDisposer(value, stubs);
    admit(this.context, question.section, () => {
      enter(question.context);
      question.resolve(value, isPlain);
    });
    this.#options.onAnswer?.();
  }

  #threw(call: number, object: string, bytes: Uint8Array): void {
    const question = this.#questions.remove(call);
    if (question === undefined) {
      return;
    }
    const { value } = readValue(bytes, this);
    markRemote(value, object);
    admit(this.context, question.section, () => {
      enter(question.context);
      question.reject(value);
    });
    this.#options.onAnswer?.();
  }

  #endIfIdle(): void {
    if (
      this.#isOpen &&
      this.#options.endsWhenIdle &&
      this.#answers.isIdle &&
      this.#taken.size === 0 &&
      this.#questions.size === 0 &&
      this.#given.size === 1
    ) {
      this.end();
    }
  }
}

/** Every object that a call gave can be disposed of, with the stubs in it (reference: durable-objects 8.3). */
function addDisposer(value: unknown, stubs: readonly StubState[]): void {
  if (typeof value === "object" && value !== null && calleeOf(value) === undefined) {
    defineProperty(value, DISPOSE, {
      value: () => {
        disposeAll(stubs);
      },
      writable: true,
      configurable: true,
    });
  }
}
