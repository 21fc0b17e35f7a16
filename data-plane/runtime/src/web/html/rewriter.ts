import { takeBodySource, peekBodySource } from "../body.ts";
import { streamOf } from "../body-source.ts";
import { Response } from "../response.ts";
import { asInterface, isObject, requireParameters, wrongParameter } from "../webidl.ts";
import { createParser } from "./parser.ts";
import { asParserError } from "./parser-error.ts";
import { type DocumentHandlers, type ElementHandlers, Rewriting } from "./rewriting.ts";

type Registration =
  | { readonly selector: string; readonly handlers: ElementHandlers }
  | { readonly selector: undefined; readonly handlers: DocumentHandlers };

/** https://developers.cloudflare.com/workers/runtime-apis/html-rewriter/ */
export class HTMLRewriter {
  readonly #registrations: Registration[] = [];

  on(selector: unknown, handlers: ElementHandlers): this {
    requireParameters(arguments.length, "HTMLRewriter", "on", "string", "ElementContentHandlers");
    const text = `${selector as string}`;
    requireHandlers("on", 2, "ElementContentHandlers", handlers);
    checkSelector(text);
    this.#registrations.push({ selector: text, handlers });
    return this;
  }

  onDocument(handlers: DocumentHandlers): this {
    requireHandlers("onDocument", 1, "DocumentContentHandlers", handlers);
    this.#registrations.push({ selector: undefined, handlers });
    return this;
  }

  /** A response whose body is rewritten while it is read. A handler that fails fails the body. */
  transform(response: unknown): Response {
    if (!(response instanceof Response)) {
      throw wrongParameter("HTMLRewriter", "transform", 1, "Response");
    }
    if (peekBodySource(response) === null) {
      return new Response(null, response);
    }
    const source = takeBodySource(response);
    const rewriting = new Rewriting(streamOf(source ?? ""));
    for (const { selector, handlers } of this.#registrations) {
      if (selector === undefined) {
        rewriting.onDocument(handlers);
      } else {
        rewriting.on(selector, handlers);
      }
    }
    return new Response(rewriting.readable, response);
  }
}
asInterface(HTMLRewriter);

function requireHandlers(method: string, position: number, type: string, handlers: unknown): void {
  if (!isObject(handlers)) {
    throw wrongParameter("HTMLRewriter", method, position, type);
  }
}

function checkSelector(selector: string): void {
  const parser = createParser(() => undefined);
  try {
    parser.on(selector, {});
  } catch (error) {
    throw asParserError(error);
  } finally {
    parser.free();
  }
}
