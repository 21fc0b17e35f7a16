import { caught, group } from "./harness.js";

const CLASSES = [
  "AbortController",
  "AbortSignal",
  "Blob",
  "ByteLengthQueuingStrategy",
  "CloseEvent",
  "CompressionStream",
  "CountQueuingStrategy",
  "Crypto",
  "CustomEvent",
  "DOMException",
  "DecompressionStream",
  "ErrorEvent",
  "Event",
  "EventSource",
  "EventTarget",
  "ExtendableEvent",
  "FetchEvent",
  "File",
  "FixedLengthStream",
  "FormData",
  "HTMLRewriter",
  "Headers",
  "IdentityTransformStream",
  "MessageChannel",
  "MessageEvent",
  "MessagePort",
  "Navigator",
  "Performance",
  "PromiseRejectionEvent",
  "ReadableByteStreamController",
  "ReadableStream",
  "ReadableStreamBYOBReader",
  "ReadableStreamBYOBRequest",
  "ReadableStreamDefaultController",
  "ReadableStreamDefaultReader",
  "Request",
  "Response",
  "ScheduledEvent",
  "ServiceWorkerGlobalScope",
  "SubtleCrypto",
  "TailEvent",
  "TextDecoder",
  "TextDecoderStream",
  "TextEncoder",
  "TextEncoderStream",
  "TraceEvent",
  "TransformStream",
  "TransformStreamDefaultController",
  "URL",
  "URLPattern",
  "URLSearchParams",
  "WritableStream",
  "WritableStreamDefaultController",
  "WritableStreamDefaultWriter",
];

const checks = group({
  inWorker: {
    "classes without their own name": () =>
      CLASSES.filter((name) => globalThis[name]?.name !== name).map((name) => [name, globalThis[name]?.name]),
    functions: () =>
      [
        "atob",
        "btoa",
        "clearInterval",
        "clearTimeout",
        "fetch",
        "queueMicrotask",
        "reportError",
        "setInterval",
        "setTimeout",
        "structuredClone",
        "addEventListener",
        "removeEventListener",
        "dispatchEvent",
      ].map((name) => [name, typeof globalThis[name]]),
    objects: () =>
      ["caches", "console", "crypto", "navigator", "performance", "scheduler", "self"].map((name) => [
        name,
        typeof globalThis[name],
      ]),
    "what is not there": () =>
      [
        "window",
        "document",
        "XMLHttpRequest",
        "Worker",
        "localStorage",
        "importScripts",
        "SharedWorker",
        "Image",
      ].map((name) => [name, typeof globalThis[name]]),
    navigator: () => [
      navigator.userAgent,
      navigator.hardwareConcurrency,
      navigator.platform,
      navigator.language,
      Object.prototype.toString.call(navigator),
    ],
    "navigator cannot be constructed": () => caught(() => new Navigator()),
    "navigator.sendBeacon exists": () => typeof navigator.sendBeacon,
    "sendBeacon to a wrong URL is refused": async () => caught(() => navigator.sendBeacon("not a url")),
    "Cloudflare.compatibilityFlags": () => [
      typeof Cloudflare,
      typeof Cloudflare.compatibilityFlags,
      Cloudflare.compatibilityFlags.no_such_flag,
    ],
    origin: () => [typeof origin, String(globalThis.origin)],
    performance: () => [
      typeof performance.now(),
      performance.timeOrigin,
      Object.prototype.toString.call(performance),
      performance instanceof EventTarget,
    ],
    "marks and measures": () => {
      performance.mark("a", { detail: { x: 1 } });
      performance.mark("b");
      const measure = performance.measure("m", "a", "b");
      const shown = [
        performance.getEntriesByName("a").map((e) => [e.name, e.entryType, e.duration, e.detail]),
        performance.getEntriesByType("mark").length >= 2,
        [measure.name, measure.entryType, measure.duration >= 0],
      ];
      performance.clearMarks();
      performance.clearMeasures();
      return [...shown, performance.getEntries().length];
    },
    "a measure from a mark that there is not": async () =>
      caught(() => performance.measure("m", "none").startTime),
    "a mark is what it says": () => {
      const mark = performance.mark("x", { startTime: 5 });
      performance.clearMarks();
      return [mark instanceof PerformanceMark, mark instanceof PerformanceEntry, mark.startTime, mark.name];
    },
    "performance.toJSON": () => typeof performance.toJSON(),
    "structuredClone of different things": () =>
      structuredClone([
        1,
        "a",
        null,
        undefined,
        true,
        5n,
        new Date(5),
        /a/gi,
        new Map([[1, new Set([2])]]),
        new Uint8Array([1, 2]),
        new ArrayBuffer(2),
        { a: { b: new Array(3) } },
        new RangeError("far"),
        Object(1),
        Object("s"),
        -0,
        NaN,
      ]),
    "structuredClone keeps cycles": () => {
      const value = { name: "x" };
      value.self = value;
      const copy = structuredClone(value);
      return [copy.self === copy, copy === value];
    },
    "structuredClone refuses functions": () => caught(() => structuredClone(() => 1)),
    "structuredClone refuses symbols": () => caught(() => structuredClone(Symbol("x"))),
    "structuredClone refuses promises": async () =>
      (await caught(() => structuredClone(Promise.resolve()))).name,
    "structuredClone transfers": () => {
      const buffer = new Uint8Array([1, 2, 3]).buffer;
      const copy = structuredClone(buffer, { transfer: [buffer] });
      return [copy.byteLength, buffer.byteLength];
    },
    "structuredClone transfers inside": () => {
      const view = new Uint8Array([1, 2, 3]);
      const copy = structuredClone({ view }, { transfer: [view.buffer] });
      return [copy.view, view.byteLength];
    },
    "structuredClone refuses to transfer twice": async () => {
      const buffer = new ArrayBuffer(1);
      return (await caught(() => structuredClone(buffer, { transfer: [buffer, buffer] }))).name;
    },
    "structuredClone refuses to transfer what cannot be": async () =>
      caught(() => structuredClone({}, { transfer: [{}] })),
    "structuredClone without an argument": async () => (await caught(() => structuredClone())).error,
    "structuredClone drops prototypes and getters": () => {
      class Point {
        x = 1;
        get y() {
          return 2;
        }
      }
      const copy = structuredClone(new Point());
      return [copy, copy instanceof Point];
    },
    "eval is refused": async () => (await caught(() => (0, eval)("1"))).name,
    "Function is refused": async () => (await caught(() => new Function("return 1"))).name,
    "WebAssembly from bytes is refused": async () =>
      (await caught(() => WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])))).name,
    "globalThis can be written": () => {
      globalThis.mine = 5;
      return [globalThis.mine, self.mine];
    },
    "globals can be replaced": () => {
      const before = globalThis.atob;
      globalThis.atob = () => "mine";
      const seen = atob("x");
      globalThis.atob = before;
      return seen;
    },
    "the global's tag": () => Object.prototype.toString.call(globalThis),
    "Intl and regular expressions": () => [
      new Intl.NumberFormat("de-DE").format(1234.5),
      /\p{L}+/u.exec("grüße")[0],
      "ﬁ".normalize("NFKC"),
      "ä".localeCompare("z", "de"),
    ],
    "new parts of the language": () => [
      typeof Array.fromAsync,
      typeof Promise.withResolvers,
      typeof Object.groupBy,
      typeof Set.prototype.union,
      typeof Iterator,
      typeof structuredClone,
      [3, 1, 2].toSorted(),
      "ab".at(-1),
      Object.hasOwn({ a: 1 }, "a"),
      typeof WeakRef,
      typeof FinalizationRegistry,
    ],
  },
});

export class Store extends checks.Store {}
export class Legacy extends checks.Legacy {}
export default checks.entry;
