import type { HTMLRewriter as Parser } from "html-rewriter-wasm";
import { host } from "../../border/host-ref.ts";
import type { Compiler } from "../../host.ts";
import { loadScript } from "../../platform-script.ts";
import { TextDecoder, TextEncoder } from "../encoding.ts";

export type { Parser };

type Instantiate = ReturnType<Compiler>;
/** The glue of html-rewriter-wasm. */
type Load = (instantiate: Instantiate, required: (name: string) => unknown) => typeof Parser;

let compile: Compiler | undefined;
let instantiate: Instantiate | undefined;
let parserClass: typeof Parser | undefined;

export function useCompiler(offered: Compiler): void {
  compile = offered;
}

/** A new parser. The first one compiles the module and makes the instance that all parsers of the isolate share. */
export function createParser(sink: (chunk: Uint8Array) => void): Parser {
  parserClass ??= (loadScript("html-rewriter") as Load)(compiled(), required);
  return new parserClass(sink);
}

/** An instance that has trapped is in no known state: the next parser gets a new one. */
export function dropInstance(): void {
  parserClass = undefined;
}

function compiled(): Instantiate {
  if (compile === undefined) {
    throw new Error("HTMLRewriter cannot be used while the snapshot is made.");
  }
  instantiate ??= compile(host().htmlRewriterModule());
  return instantiate;
}

/** What the library takes from Node. */
function required(name: string): unknown {
  return name === "util" ? { TextDecoder, TextEncoder } : assert;
}

function assert(condition: unknown): void {
  if (!condition) {
    throw new Error("HTMLRewriter is in a state that cannot be.");
  }
}
assert.strictEqual = (one: unknown, other: unknown): void => {
  assert(Object.is(one, other));
};
