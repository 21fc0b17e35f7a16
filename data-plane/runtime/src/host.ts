/**
 * The border between the JVM and JavaScript. Its Java twin is the package `dev.holdfast.sandbox.border`; the two change
 * together.
 *
 * Who may call when
 * - Java calls only the functions of `Entry`, one at a time, on the thread that holds the isolate's lock. Each of them
 *   catches everything, returns nothing that a tenant made, and is followed by a drain of the microtask queue.
 * - Script calls only the functions of `Host`, from runtime code, never handed to tenants. They never call back into
 *   script, check the types of their arguments, and throw nothing but `Error` with a fixed text. `platformScript` is no
 *   exception: it compiles what the platform brings along, which runs nothing; script itself calls the function that it gets.
 *
 * Where it is: evaluating the runtime script sets one global, `__holdfast`: an `Entry`, frozen, with one more property
 * `builtinModules`, an object from module specifier (`cloudflare:workers`) to an object of export name to value, from
 * which Java makes synthetic modules. Java takes it and deletes the global before tenant code runs.
 *
 * What crosses: numbers, strings, and copied bytes; nothing that either side could free or change under the other.
 * - `Bytes`: up to 4096 bytes as a binary string (one char per byte, 0 to 255), above that as a fresh ArrayBuffer that
 *   the receiver copies and forgets at once. Both ends accept either form at any size.
 * - `Packed` headers: "name\nvalue\nname\nvalue", names in lower case, empty string for none. Those of a request may begin with
 *   ":cf\n" and the JSON of `request.cf`, those of a response with ":encoded\n" and nothing: its body has its content coding already.
 * - Structured reports: JSON text.
 *
 * Numbers that name things are chosen by the side that opens them: `EventId`, `ObjectId` and `VersionId` by Java,
 * `OperationId` (a pending storage read, call or timer) by script, unique in the isolate.
 *
 * Ends: an event ends with exactly one `respond` or `fail`, then exactly one `eventDone` after its `waitUntil` promises
 * and its streamed body are finished. An operation ends with exactly one `Entry.settle…` call, unless its event or
 * object was dropped by Java first.
 */

import type { CryptoHost } from "./host-crypto.ts";
import type { SocketEntry, SocketHost } from "./host-sockets.ts";
import type { StorageHost } from "./host-storage.ts";

export type Bytes = string | ArrayBuffer;
export type Packed = string;
export type EventId = number;
export type ObjectId = number;
export type OperationId = number;

/**
 * The formatter of the console, what finds imports, the parser of unusual URLs, the glue of the parser behind `HTMLRewriter`, KV namespaces, Node's modules and what they share; `[a-zA-Z0-9_/-]+`.
 */
export type PlatformScript =
  | "crypto"
  | "inspect"
  | "kv"
  | "module-lexer"
  | "url-parser"
  | "url-pattern"
  | "html-rewriter"
  | `node/${string}`;

/** Compiled and not evaluated; must not reach tenants. `load` gives the value of another script. */
export type Evaluate = (internals: object, load: (name: PlatformScript) => unknown) => unknown;

/** Compiles a WebAssembly module, and gives a function that makes instances of it. */
export type Compiler = (bytes: ArrayBuffer) => (imports: object) => { readonly exports: object };

/** How a body crosses. */
export const enum BodyKind {
  None = 0,
  /** Whole body, as UTF-8 text that the receiver encodes (responses of text) or as Bytes. */
  Text = 1,
  Bytes = 2,
  /** Chunks follow: `bodyChunk` … `bodyEnd`; the argument is the length, or -1. */
  Stream = 3,
}

/** How a storage read was answered. */
export const enum ReadState {
  /** Values follow in the return value: everything was in memory. */
  Ready = 0,
  /** `settleStorage` will come. */
  Pending = 1,
}

/** Called by Java. */
export interface Entry extends SocketEntry {
  /** Exports of the built-in modules, by specifier and name. */
  readonly builtinModules: Readonly<Record<string, Readonly<Record<string, unknown>>>>;

  /** Once after the snapshot is restored, before any module is evaluated. */
  install(host: Host): void;

  /**
   * Once, before `prepare`, if the host found V8's continuation-preserved slot: from then on every continuation runs in
   * the context in which it was awaited. May be left out.
   */
  useContinuationSlot(get: () => unknown, set: (value: unknown) => void): void;

  /** Once, before any module is evaluated: what compiles the platform's own WebAssembly. Never handed to tenants. */
  useCompiler(compile: Compiler): void;

  /**
   * Once, before any module is evaluated, so that `env` of `cloudflare:workers` can be used at top level. May be left
   * out, then `start` does it. Throws an Error for a binding or a compatibility flag that the runtime does not know.
   */
  prepare(bundleHead: string): void;

  /**
   * Once, after the main module is evaluated.
   * @param bundleHead JSON: the version bundle without its modules
   * @param main the main module's namespace object
   * @returns JSON: `{"exports":[{"name":string,"kind":"OBJECT"|"CLASS"|"OTHER","handlers":string[]}]}`
   */
  start(bundleHead: string, main: object): string;

  /** Makes known an object. `name` is "" when there is none and `hasName` is false; `isSqlite` says which storage it has. */
  placeObject(
    object: ObjectId,
    className: string,
    id: string,
    hasName: boolean,
    name: string,
    isSqlite: boolean,
  ): void;

  /**
   * Constructs a placed object's instance, for its first event, which is delivered when the input gate lets it in. The host's
   * `failObject` is called when that fails.
   */
  constructObject(object: ObjectId, event: EventId): void;

  /** Forgets an object, its instance, its events and its streams; nothing of them is settled or reported any more. */
  dropObject(object: ObjectId): void;

  /** Delivers a request. `object` 0: the default export. The event's body chunks arrive through `bodyChunk`. */
  dispatchFetch(
    event: EventId,
    object: ObjectId,
    method: string,
    url: string,
    headers: Packed,
    bodyKind: BodyKind,
    body: Bytes | number,
  ): void;

  /**
   * Delivers a request to a stateless entrypoint that is named, or that shows `ctx.props`.
   *
   * @param entrypoint name of the export, "" for the default one
   * @param props JSON of an object, "" for none
   */
  dispatchService(
    event: EventId,
    entrypoint: string,
    props: string,
    method: string,
    url: string,
    headers: Packed,
    bodyKind: BodyKind,
    body: Bytes | number,
  ): void;

  /**
   * Delivers a session of remote calls to an object, or (`object` 0) to a stateless entrypoint as in `dispatchService`.
   * The session's bytes follow the opening through `bodyChunk`; script's own are the body of a response of status 200, which
   * ends the session when it ends.
   */
  dispatchSession(event: EventId, object: ObjectId, entrypoint: string, props: string, opening: Bytes): void;

  /**
   * Delivers a schedule that is due to the default export. Answered with status 204 when the handler and everything given to
   * `waitUntil` have succeeded.
   */
  dispatchScheduled(event: EventId, cron: string, dueMillis: number): void;

  /**
   * Delivers an alarm that is due. Answered with status 204 when the handler has succeeded.
   *
   * @param dueMillis as it was set
   * @param retries how many runs of it have failed
   */
  dispatchAlarm(event: EventId, object: ObjectId, dueMillis: number, retries: number): void;

  /**
   * The event's caller has gone: abort `request.signal` (if the version asks for that), cancel streams. No answer is owed any more; `eventDone` comes when
   * the promises given to `waitUntil` have settled. Known for an event that ended: nothing happens.
   */
  cancelEvent(event: EventId): void;

  /** Answers `Host.call`. */
  settleCall(
    operation: OperationId,
    status: number,
    statusText: string,
    headers: Packed,
    bodyKind: BodyKind,
    body: Bytes | number,
  ): void;

  /** `Host.call` failed. `flags`: 1 remote, 2 retryable, 4 overloaded, 8 durableObjectReset. */
  failCall(operation: OperationId, name: string, message: string, flags: number): void;

  /** Answers a pending read: see `Found` for `keys` and `values`. */
  settleStorage(operation: OperationId, keys: string[], values: Bytes[]): void;

  /** A pending `storageDelete`, `storageSync`, `storageGetAlarm` or `enterCritical` is settled with a number (see there). */
  settleNumber(operation: OperationId, value: number): void;

  /** The operation failed for good. */
  failOperation(operation: OperationId, name: string, message: string, flags: number): void;

  /** A timer is due. */
  fireTimer(operation: OperationId): void;

  /** Part of a streamed body that comes in: `stream` is the EventId (request body) or OperationId negated (response to a call). */
  bodyChunk(stream: number, bytes: Bytes): void;
  bodyEnd(stream: number): void;
  bodyAbort(stream: number, reason: string): void;
  /** The other end takes this many more bytes of the body that script is sending on `stream`. */
  bodyCredit(stream: number, bytes: number): void;
  /** The other end wants no more of it. */
  bodyStop(stream: number): void;

  /** Part of a message that comes in on a socket, see `Host.socketFrame`. `isWhole`: it is a whole text, and crosses as one. */
  socketFrame(stream: number, isText: boolean, isLast: boolean, isWhole: boolean, content: Bytes): void;
  /** The other end says nothing more. `code` 1005: no status; 1006: the connection is lost. */
  socketClose(stream: number, code: number, reason: string): void;

  /**
   * Why evaluation failed, as text that cannot hurt: called with whatever was thrown.
   * @returns JSON: `{"name":string,"message":string,"stack":string}`, each bounded
   */
  describe(thrown: unknown): string;

  /**
   * What the engine says of promises, collected during a call and told after it: one was rejected and has no handler; one
   * that was rejected has got a handler. The promise and its reason were made by a tenant: they are handed through unread.
   */
  promiseRejected(promise: object, reason: unknown): void;
  promiseHandled(promise: object): void;
  /** After those, once: tells tenants. */
  reportRejections(): void;

  /**
   * Exports of a module that is not in `builtinModules` but made when it is first asked for: Node's, as far as the
   * version's compatibility flags ask for them. `null`: there is no such module. After `prepare` only.
   */
  moduleExports(specifier: string): Readonly<Record<string, unknown>> | null;

  /**
   * The source of an ES module in which `import()` is a function that the module gets as the default export of
   * `holdfast:import`; "" when nothing had to be changed. Lines and columns stay.
   */
  rewriteImports(source: string): string;

  /** `{ default }`: the `import()` of a module, for the synthetic module `holdfast:import` as that module sees it. */
  importExports(referrer: string): Readonly<Record<string, unknown>>;

  /** Leaves the context of whatever ran last, before a module is evaluated. */
  enterGlobalScope(): void;

  /** Answers `Host.importModule`: the module is linked, and its evaluation has begun. */
  settleImport(operation: OperationId, namespace: object, evaluation: Promise<unknown>): void;

  /** `Host.importModule` found no module, or one that does not link. */
  failImport(operation: OperationId, name: string, message: string): void;

  /**
   * Makes known a CommonJS module: its source as a function of `exports`, `require`, `module`, `__filename` and
   * `__dirname`, which is called when the module is first required.
   */
  defineCommonJs(name: string, factory: (...parameters: unknown[]) => void): void;

  /** `{ load, provide }`, for the synthetic module `holdfast:commonjs`. */
  commonJsExports(): Readonly<Record<string, unknown>>;

  /** Whether nothing is left in this isolate that could settle the event (no timer, read, call or stream of it). */
  isHung(event: EventId): boolean;
}

/** Called by script. */
export interface Host extends CryptoHost, SocketHost, StorageHost {
  /**
   * Sends the response's head and, unless streamed, its body. For an object's event Java holds it behind the output gate.
   * @param isDone as if `eventDone` followed
   */
  respond(
    event: EventId,
    status: number,
    statusText: string,
    headers: Packed,
    bodyKind: BodyKind,
    body: Bytes | number,
    isDone: boolean,
  ): void;

  /** There is no response. `kind`: "threw" | "hung" | "no-handler". */
  fail(event: EventId, kind: string, name: string, message: string, stack: string): void;

  /** Everything that the event left running is finished. */
  eventDone(event: EventId): void;

  /** A session calls its first method, of at most 256 characters. */
  called(event: EventId, method: string): void;

  /**
   * Opens a request to an object. Answered by `settleCall` or `failCall`.
   * @param caller object that calls, or 0
   * @param event event that calls
   * @param hasName whether `name` led to the id
   */
  call(
    operation: OperationId,
    event: EventId,
    caller: ObjectId,
    namespaceId: string,
    id: string,
    hasName: boolean,
    name: string,
    method: string,
    url: string,
    headers: Packed,
    bodyKind: BodyKind,
    body: Bytes | number,
  ): void;

  /**
   * Opens a request to a stateless entrypoint, answered as `call` is. The parameters that both have mean the same.
   * @param hasBinding whether `binding` names a service binding of the version; else `entrypoint` ("" for the default one)
   *   is the version's own, and `props` ("" for none) the JSON of what its `ctx.props` will show
   */
  callService(
    operation: OperationId,
    event: EventId,
    caller: ObjectId,
    hasBinding: boolean,
    binding: string,
    entrypoint: string,
    props: string,
    method: string,
    url: string,
    headers: Packed,
    bodyKind: BodyKind,
    body: Bytes | number,
  ): void;

  /**
   * Opens a session of remote calls with an object. The opening is at most 65536 bytes; more follow through `bodyChunk`
   * (`stream` = -OperationId). What comes back is the body of the response; the session ends with it, with `failCall`, or
   * with `cancelCall`. The parameters mean what they mean for `call`.
   */
  openSession(
    operation: OperationId,
    event: EventId,
    caller: ObjectId,
    namespaceId: string,
    id: string,
    hasName: boolean,
    name: string,
    opening: Bytes,
  ): void;

  /** Opens a session of remote calls with a stateless entrypoint; as `openSession`, addressed as for `callService`. */
  openServiceSession(
    operation: OperationId,
    event: EventId,
    caller: ObjectId,
    hasBinding: boolean,
    binding: string,
    entrypoint: string,
    props: string,
    opening: Bytes,
  ): void;

  /**
   * Asks whether something may enter the object through its input gate, which nothing of a session passes by itself but its
   * opening. If not now, `settleNumber(operation, 0)` comes when it may.
   *
   * @param section critical section in which it was caused, 0 for none
   */
  admit(operation: OperationId, object: ObjectId, section: number): boolean;

  /** The innermost critical section that the object is in, 0 for none. */
  currentSection(object: ObjectId): number;

  /** Opens a request to a server outside, named by the URL, or to another worker of the platform. Answered as `call` is. */
  callOutside(
    operation: OperationId,
    event: EventId,
    caller: ObjectId,
    method: string,
    url: string,
    headers: Packed,
    bodyKind: BodyKind,
    body: Bytes | number,
  ): void;

  /** Ends a stateless event with a failure of this message: never returns to script. */
  abortEvent(event: EventId, message: string): void;

  /**
   * Asks the worker's cache of that name ("" for the default one): `GET` looks up and is answered 504 when there is nothing,
   * `PUT` keeps the body under the head that follows `hasKept`, `DELETE` is answered 200 or 404. Answered as `call` is.
   */
  callCache(
    operation: OperationId,
    event: EventId,
    caller: ObjectId,
    cache: string,
    hasKept: boolean,
    keptStatus: number,
    keptStatusText: string,
    keptHeaders: Packed,
    method: string,
    url: string,
    headers: Packed,
    bodyKind: BodyKind,
    body: Bytes | number,
  ): void;

  /** Script no longer waits for this call. */
  cancelCall(operation: OperationId): void;

  /** Body that script sends, on an event's response (`stream` = EventId) or a call's request (`stream` = -OperationId). */
  bodyChunk(stream: number, bytes: Bytes): void;
  bodyEnd(stream: number): void;
  bodyAbort(stream: number, reason: string): void;
  /** Script takes this many more bytes of the body that comes in on `stream`. */
  bodyCredit(stream: number, bytes: number): void;
  bodyStop(stream: number): void;

  /**
   * Part of a message on a socket: the event's (`stream` = EventId) after `respond` with status 101, or that of a call
   * (`stream` = -OperationId) that was answered with 101. `kind` says how the content crosses: Text, for a whole text, or
   * Bytes, of which at most 65536. Uses up credit: 16 and the bytes that the part has in UTF-8. There is no credit
   * before the first `Entry.bodyCredit`; the other end's is granted by `bodyCredit`.
   */
  socketFrame(stream: number, isText: boolean, isLast: boolean, kind: BodyKind, content: Bytes): void;

  /** Nothing more is said on the socket; uses up credit of 16. `code` 1006 breaks the connection at once. */
  socketClose(stream: number, code: number, reason: string): void;

  /** Instead of `respond`: the answer is the socket of a call on which nothing was said or heard yet. */
  passSocket(event: EventId, headers: Packed, operation: OperationId): void;

  /**
   * Ids of a namespace: 64 lowercase hex digits, or throws Error with the documented text (the runtime makes it a TypeError).
   * `jurisdiction` "": none; `idFromString` gives it behind the digits.
   */
  idFromName(namespaceId: string, name: string, jurisdiction: string): string;
  idFromString(namespaceId: string, text: string): string;
  newUniqueId(namespaceId: string, jurisdiction: string): string;

  /**
   * Asks for a module; `referrer` is the one that imports it. Java links and evaluates it once the present turn is over, and
   * calls `settleImport` or `failImport`.
   */
  importModule(operation: OperationId, referrer: string, specifier: string): void;

  /**
   * Ends the instance. The engine notices in the next loop or call, see `halt`. `retryAlarm`: an alarm whose handler runs is
   * tried again.
   */
  abortObject(object: ObjectId, message: string, retryAlarm: boolean): void;

  /** Ends the instance because its constructor or a critical section threw this, as `abortObject` does. */
  failObject(object: ObjectId, name: string, message: string, stack: string): void;

  /** Fires `fireTimer` once, not before `delayMillis`. */
  startTimer(operation: OperationId, delayMillis: number, object: ObjectId, event: EventId): void;
  cancelTimer(operation: OperationId): void;

  /** Console output: `message` is a JSON array of at most 65536 characters. `level` as in LogLine. */
  log(level: string, message: string, object: ObjectId, event: EventId): void;

  /** An error that nobody caught and of which no event fails; bounded as for `fail`. */
  thrown(name: string, message: string, stack: string, object: ObjectId, event: EventId): void;

  /** UTF-8, done natively. */
  utf8Encode(text: string): ArrayBuffer;

  /**
   * Decodes a multi-byte encoding (its name in lower case); without memory: what a piece leaves over at its end, because a
   * character is not complete, is given again with the next. After the `last` nothing is left over.
   * @returns how many bytes are left over, as the first character, and the text
   */
  legacyDecode(bytes: Bytes, encoding: string, fatal: boolean, last: boolean): string;

  /**
   * Begins to compress or decompress: `format` is "gzip", "deflate" or "deflate-raw". Throws "too many" when too many are
   * open; each is closed by `codecClose`, or with the isolate.
   */
  codecOpen(format: string, decompress: boolean): number;
  /** Hands over at most 64 KiB of input, when all earlier input is used up. Throws as `codecPull` does. */
  codecPush(codec: number, bytes: Bytes, last: boolean): void;
  /**
   * The next output, at most 64 KiB; none when it needs more input or, after the last, when all is done. Throws "malformed",
   * "trailing" (bytes after the end) or "incomplete".
   */
  codecPull(codec: number): Bytes;
  codecClose(codec: number): void;

  /** One of the platform's own scripts that are not in the snapshot. Throws when there is none of the name. */
  platformScript(name: PlatformScript): Evaluate;

  /** The WebAssembly module behind `HTMLRewriter`, as bytes for `Entry.useCompiler`'s function. */
  htmlRewriterModule(): ArrayBuffer;

  /** 1 to 65536 random bytes. */
  randomBytes(count: number): ArrayBuffer;

  /** IDNA: the ASCII form of a host, or "" when it is not valid. */
  domainToAscii(host: string): string;

  /** Milliseconds since the epoch, with fractions. */
  now(): number;
}
