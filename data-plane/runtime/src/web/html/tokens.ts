import type * as library from "html-rewriter-wasm";
import { notAvailable } from "../unavailable.ts";
import { isReadableStream } from "../../streams/checks.ts";
import { Response } from "../response.ts";
import { asInterface } from "../webidl.ts";
import { asParserError } from "./parser-error.ts";

interface ContentOptions {
  readonly html?: boolean;
}

/** What all parts of a document that handlers get can do. They are of use only until their handler has ended. */
interface Replaceable {
  readonly removed: boolean;
  before(content: string, options?: ContentOptions): unknown;
  after(content: string, options?: ContentOptions): unknown;
  replace(content: string, options?: ContentOptions): unknown;
  remove(): unknown;
}

class Token<T> {
  readonly #token: T;

  constructor(token: T) {
    this.#token = token;
  }

  /** Does something with the library's token; what it refuses becomes the platform's error. */
  protected with<R>(action: (token: T) => R): R {
    try {
      return action(this.#token);
    } catch (error) {
      throw asParserError(error);
    }
  }
}

abstract class ContentToken<T extends Replaceable> extends Token<T> {
  get removed(): boolean {
    return this.with((token) => token.removed);
  }

  before(content: unknown, options?: ContentOptions): this {
    return this.put(content, (token, text) => token.before(text, plain(options)));
  }

  after(content: unknown, options?: ContentOptions): this {
    return this.put(content, (token, text) => token.after(text, plain(options)));
  }

  replace(content: unknown, options?: ContentOptions): this {
    return this.put(content, (token, text) => token.replace(text, plain(options)));
  }

  remove(): this {
    this.with((token) => token.remove());
    return this;
  }

  protected put(content: unknown, action: (token: T, text: string) => unknown): this {
    const text = contentText(content);
    this.with((token) => action(token, text));
    return this;
  }
}

type Handler = (token: never) => unknown;

export class Element extends ContentToken<library.Element> {
  readonly #guard: (handler: Handler) => (token: unknown) => unknown;

  /** @param guard what becomes of handlers, so that their errors are taken care of */
  constructor(token: library.Element, guard: (handler: Handler) => (token: unknown) => unknown) {
    super(token);
    this.#guard = guard;
  }

  get tagName(): string {
    return this.with((token) => token.tagName);
  }

  set tagName(name: string) {
    this.with((token) => {
      token.tagName = `${name}`;
    });
  }

  get attributes(): IterableIterator<[string, string]> {
    return this.with((token) => token.attributes);
  }

  get namespaceURI(): string {
    return this.with((token) => token.namespaceURI);
  }

  getAttribute(name: unknown): string | null {
    return this.with((token) => token.getAttribute(`${name as string}`)) ?? null;
  }

  hasAttribute(name: unknown): boolean {
    return this.with((token) => token.hasAttribute(`${name as string}`));
  }

  setAttribute(name: unknown, value: unknown): this {
    this.with((token) => token.setAttribute(`${name as string}`, `${value as string}`));
    return this;
  }

  removeAttribute(name: unknown): this {
    this.with((token) => token.removeAttribute(`${name as string}`));
    return this;
  }

  prepend(content: unknown, options?: ContentOptions): this {
    return this.put(content, (token, text) => token.prepend(text, plain(options)));
  }

  append(content: unknown, options?: ContentOptions): this {
    return this.put(content, (token, text) => token.append(text, plain(options)));
  }

  setInnerContent(content: unknown, options?: ContentOptions): this {
    return this.put(content, (token, text) => token.setInnerContent(text, plain(options)));
  }

  removeAndKeepContent(): this {
    this.with((token) => token.removeAndKeepContent());
    return this;
  }

  /** The last handler counts. */
  onEndTag(handler: (end: EndTag) => unknown): void {
    if (typeof handler !== "function") {
      throw new TypeError(
        "Failed to execute 'onEndTag' on 'Element': parameter 1 is not of type 'Function'.",
      );
    }
    const guarded = this.#guard(handler);
    this.with((token) => {
      token.onEndTag((end) => guarded(new EndTag(end)) as Promise<void>);
    });
  }
}
asInterface(Element);

export class EndTag extends Token<library.EndTag> {
  get name(): string {
    return this.with((token) => token.name);
  }

  set name(name: string) {
    this.with((token) => {
      token.name = `${name}`;
    });
  }

  before(content: unknown, options?: ContentOptions): this {
    const text = contentText(content);
    this.with((token) => token.before(text, plain(options)));
    return this;
  }

  after(content: unknown, options?: ContentOptions): this {
    const text = contentText(content);
    this.with((token) => token.after(text, plain(options)));
    return this;
  }

  remove(): this {
    this.with((token) => token.remove());
    return this;
  }
}
asInterface(EndTag);

export class Comment extends ContentToken<library.Comment> {
  get text(): string {
    return this.with((token) => token.text);
  }

  set text(text: string) {
    this.with((token) => {
      token.text = `${text}`;
    });
  }
}
asInterface(Comment);

export class Text extends ContentToken<library.TextChunk> {
  get text(): string {
    return this.with((token) => token.text);
  }

  get lastInTextNode(): boolean {
    return this.with((token) => token.lastInTextNode);
  }
}
asInterface(Text);

export class Doctype extends Token<library.Doctype> {
  get name(): string | null {
    return this.with((token) => token.name) ?? null;
  }

  get publicId(): string | null {
    return this.with((token) => token.publicId) ?? null;
  }

  get systemId(): string | null {
    return this.with((token) => token.systemId) ?? null;
  }
}
asInterface(Doctype);

export class DocumentEnd extends Token<library.DocumentEnd> {
  append(content: unknown, options?: ContentOptions): this {
    const text = contentText(content);
    this.with((token) => token.append(text, plain(options)));
    return this;
  }
}
asInterface(DocumentEnd);

function plain(options: ContentOptions | undefined): { html: boolean } {
  return { html: Boolean(options?.html) };
}

function contentText(content: unknown): string {
  if (isReadableStream(content) || content instanceof Response) {
    throw notAvailable("HTMLRewriter content from a stream");
  }
  return `${content as string}`;
}
