import type * as library from "html-rewriter-wasm";
import { type ArrivingBody, currentOrNone } from "../../context.ts";
import { NativePromise, resolved, then } from "../../primordials.ts";
import { ReadableStream } from "../../streams/streams.ts";
import { chunkBytes } from "../body-source.ts";
import { isObject } from "../webidl.ts";
import { isTrap } from "./parser-error.ts";
import { createParser, dropInstance, type Parser } from "./parser.ts";
import { Comment, Doctype, DocumentEnd, Element, Text } from "./tokens.ts";

/** What a program gives for elements that a selector finds; read when the response is transformed. */
export interface ElementHandlers {
  element?(element: Element): unknown;
  comments?(comment: Comment): unknown;
  text?(text: Text): unknown;
}

export interface DocumentHandlers {
  doctype?(doctype: Doctype): unknown;
  comments?(comment: Comment): unknown;
  text?(text: Text): unknown;
  end?(end: DocumentEnd): unknown;
}

type Handler = (token: never) => unknown;

/** So much input is parsed between two looks at whether the output is wanted. */
const MAX_WRITE = 65_536;

/**
 * One body on its way through a parser. Input is read, and the parser made, only as output is asked for; the parser's memory
 * is given back at the end, and at the latest with the stateless event in which it was made. It cannot be left in the middle
 * of a handler: one that fails is taken note of, and the failure is raised when the parser has returned.
 */
export class Rewriting implements ArrivingBody {
  readonly stream = 0;
  readonly readable: ReadableStream<Uint8Array>;
  readonly #reader;
  readonly #registrations: ((parser: Parser) => void)[] = [];
  #parser: Parser | undefined;
  readonly #output: Uint8Array<ArrayBuffer>[] = [];
  #failure: { readonly error: unknown } | undefined;
  #isBusy = false;
  #isFreed = false;
  #isCancelled = false;

  constructor(source: ReadableStream) {
    this.#reader = source.getReader();
    this.readable = new ReadableStream(
      {
        type: "bytes",
        pull: async (controller) => {
          if (!(await this.#advance())) {
            controller.close();
            controller.byobRequest?.respond(0);
          }
          for (const chunk of this.#output.splice(0)) {
            controller.enqueue(chunk);
          }
        },
        cancel: (reason) => {
          this.stop();
          return this.#reader.cancel(reason);
        },
      },
      { highWaterMark: 0 },
    );
  }

  on(selector: string, handlers: ElementHandlers): void {
    const { element, comments, text } = handlers;
    const to = this.#onto(handlers);
    const own = {
      ...to(
        "element",
        element,
        (token: library.Element) => new Element(token, (handler) => this.#guard(handler, handlers)),
      ),
      ...to("comments", comments, (token: library.Comment) => new Comment(token)),
      ...to("text", text, (token: library.TextChunk) => new Text(token)),
    };
    this.#registrations.push((parser) => parser.on(selector, own));
  }

  onDocument(handlers: DocumentHandlers): void {
    const { doctype, comments, text, end } = handlers;
    const to = this.#onto(handlers);
    const own = {
      ...to("doctype", doctype, (token: library.Doctype) => new Doctype(token)),
      ...to("comments", comments, (token: library.Comment) => new Comment(token)),
      ...to("text", text, (token: library.TextChunk) => new Text(token)),
      ...to("end", end, (token: library.DocumentEnd) => new DocumentEnd(token)),
    };
    this.#registrations.push((parser) => parser.onDocument(own));
  }

  /** An object with the library's handler of this name, or without when the program has none. */
  #onto(self: object) {
    return <T>(name: string, handler: unknown, wrap: (token: T) => unknown): object => {
      if (typeof handler !== "function") {
        return {};
      }
      const guarded = this.#guard(handler as Handler, self);
      return { [name]: (token: T) => guarded(wrap(token)) };
    };
  }

  /** A handler that never throws and never rejects; after a failure no handler runs any more. */
  #guard(handler: Handler, self: object): (token: unknown) => Promise<unknown> | undefined {
    return (token) => {
      if (this.#failure !== undefined || this.#isCancelled) {
        return undefined;
      }
      try {
        const result: unknown = Reflect.apply(handler, self, [token]);
        return isThenable(result) ? then(resolved(result), () => undefined, this.#fail) : undefined;
      } catch (error) {
        this.#fail(error);
        return undefined;
      }
    };
  }

  readonly #fail = (error: unknown): void => {
    this.#failure ??= { error };
  };

  /** Parses until there is output; false at the end. */
  async #advance(): Promise<boolean> {
    while (this.#output.length === 0) {
      const { done, value } = await this.#read();
      if (done) {
        await this.#parse((parser) => parser.end());
        this.#free();
        if (this.#output.length === 0) {
          return false;
        }
        break;
      }
      const bytes = chunkBytes(value);
      for (let at = 0; at < bytes.length; at += MAX_WRITE) {
        await this.#parse((parser) => parser.write(bytes.subarray(at, at + MAX_WRITE)));
      }
    }
    return true;
  }

  async #read(): Promise<{ done: boolean; value?: unknown }> {
    if (this.#isFreed) {
      return { done: true };
    }
    try {
      return await this.#reader.read();
    } catch (error) {
      this.#free();
      throw error;
    }
  }

  /** Nobody will read on. */
  stop(): void {
    this.#isCancelled = true;
    this.#free();
  }

  #made(): Parser {
    const parser = createParser((chunk) => {
      if (chunk.length > 0 && this.#failure === undefined) {
        this.#output.push(chunk.slice() as Uint8Array<ArrayBuffer>);
      }
    });
    for (const register of this.#registrations) {
      register(parser);
    }
    currentOrNone()?.adopt?.(this);
    return parser;
  }

  async #parse(step: (parser: Parser) => Promise<void>): Promise<void> {
    if (this.#isFreed) {
      return;
    }
    this.#isBusy = true;
    try {
      await step((this.#parser ??= this.#made()));
    } catch (error) {
      if (isTrap(error)) {
        this.#isFreed = true;
        dropInstance();
      }
      this.#fail(error);
    }
    this.#isBusy = false;
    if (this.#isCancelled) {
      this.#free();
    }
    if (this.#failure !== undefined) {
      this.#free();
      void this.#reader.cancel(this.#failure.error).catch(() => undefined);
      throw this.#failure.error;
    }
  }

  /** Gives the parser's memory back, once it has returned. */
  #free(): void {
    if (!this.#isFreed && !this.#isBusy) {
      this.#isFreed = true;
      this.#parser?.free();
    }
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return (
    value instanceof NativePromise ||
    (isObject(value) && typeof (value as { then?: unknown }).then === "function")
  );
}
