import { readFileSync } from "node:fs";
import { type Context, Script, createContext, runInContext } from "node:vm";
import { BodyKind, type Bytes, type Compiler, type Entry, type ObjectId } from "../src/host.ts";
import type { ContinuationSlot } from "../src/context.ts";
import { FakeHost, type Outcome } from "./fake-host.ts";

const script = new Script(readFileSync(new URL("../dist/runtime.js", import.meta.url), "utf8"), {
  filename: "holdfast:runtime",
});

/** Node 20 has no `transfer`; the engine of the sandbox has. */
const missingInOldNode = `ArrayBuffer.prototype.transfer ??= function () { return this.slice(0); }`;

const compiler = `(bytes) => {
  const module = new WebAssembly.Module(bytes);
  return (imports) => new WebAssembly.Instance(module, imports);
}`;

export interface RequestParts {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly kind?: BodyKind;
  readonly object?: ObjectId;
}

export interface IsolateOptions {
  readonly slot?: ContinuationSlot;
  /** Compatibility date; by default one at which everything is on that ever is by date. */
  readonly date?: string;
  readonly flags?: readonly string[];
}

export interface BindingRecord {
  readonly type: string;
  readonly name: string;
  readonly [key: string]: unknown;
}

/** The built script in a bare context with a fake host: what a sandbox does, without the sandbox. */
export class Isolate {
  readonly host = new FakeHost();
  readonly context: Context = createContext({}, { codeGeneration: { strings: false, wasm: true } });
  readonly entry: Entry;
  #nextEvent = 2;
  #nextObject = 1;

  /** @param source an object literal: the main module's exports; `cloudflare:workers` is in scope as `workers` */
  constructor(source: string, bindings: readonly BindingRecord[] = [], options: IsolateOptions = {}) {
    const { slot, date = "2026-11-17", flags = [] } = options;
    runInContext(missingInOldNode, this.context);
    script.runInContext(this.context);
    const global = this.context as { __holdfast?: Entry; workers?: unknown };
    this.entry = global.__holdfast as Entry;
    delete global.__holdfast;
    runInContext("delete globalThis.SharedArrayBuffer", this.context);
    global.workers = this.entry.builtinModules["cloudflare:workers"];
    this.host.entry = this.entry;
    this.host.context = this.context;
    this.entry.useCompiler(runInContext(compiler, this.context) as Compiler);
    this.entry.install(this.host);
    if (slot !== undefined) {
      this.entry.useContinuationSlot(slot.get, slot.set);
    }
    const head = JSON.stringify({ compatibilityDate: date, compatibilityFlags: flags, bindings });
    this.entry.prepare(head);
    const main = runInContext(`(${source})`, this.context, { filename: "index.js" }) as object;
    this.exports = (JSON.parse(this.entry.start(head, main)) as { exports: unknown[] }).exports;
  }

  readonly exports: unknown[];

  /** Delivers a request and waits for its answer or failure. */
  fetch(url: string, parts: RequestParts = {}): Promise<Outcome> {
    return this.begin(url, parts).outcome;
  }

  begin(url: string, parts: RequestParts = {}): { event: number; outcome: Promise<Outcome> } {
    const event = this.#nextEvent;
    this.#nextEvent += 2;
    const outcome = this.host.expect(event);
    const kind = parts.kind ?? (parts.body === undefined ? BodyKind.None : BodyKind.Bytes);
    const body: Bytes | number =
      kind === BodyKind.Stream ? -1 : Buffer.from(parts.body ?? "").toString("latin1");
    const headers = Object.entries(parts.headers ?? {})
      .flat()
      .join("\n");
    const object = parts.object ?? 0;
    this.host.deliver(object, event, () => {
      this.entry.dispatchFetch(event, object, parts.method ?? "GET", url, headers, kind, body);
    });
    return { event, outcome };
  }

  /** Delivers a schedule and waits for its end. */
  schedule(cron: string, dueMillis: number): { event: number; outcome: Promise<Outcome> } {
    const event = this.#nextEvent;
    this.#nextEvent += 2;
    const outcome = this.host.expect(event);
    this.entry.dispatchScheduled(event, cron, dueMillis);
    return { event, outcome };
  }

  /** Delivers an alarm and waits for its end. */
  alarm(object: ObjectId, dueMillis: number, retries: number): { event: number; outcome: Promise<Outcome> } {
    const event = this.#nextEvent;
    this.#nextEvent += 2;
    const outcome = this.host.expect(event);
    this.host.deliver(object, event, () => {
      this.entry.dispatchAlarm(event, object, dueMillis, retries);
    });
    return { event, outcome };
  }

  /** A buffer of the isolate's own, as the real host makes them. */
  buffer(length: number): ArrayBuffer {
    return runInContext(`new ArrayBuffer(${length})`, this.context) as ArrayBuffer;
  }

  place(className: string, name?: string, isSqlite = true): ObjectId {
    const object = this.#nextObject++;
    this.host.place(object, className, name, isSqlite);
    return object;
  }
}

/** Runs a script in a stateless handler and gives back what it returned, by way of JSON. */
export async function evaluate(body: string): Promise<unknown> {
  const isolate = new Isolate(`{ default: { async fetch(request, env, ctx) {
    const result = await (async () => { ${body} })();
    return new Response(JSON.stringify(result === undefined ? null : result));
  } } }`);
  const outcome = await isolate.fetch("http://host/path");
  isolate.host.close();
  if ("failure" in outcome) {
    throw new Error(`${outcome.failure.name}: ${outcome.failure.message}`);
  }
  return JSON.parse(outcome.text);
}
