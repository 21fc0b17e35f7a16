/**
 * The border between the JVM and JavaScript. Its Java twin is the package `dev.holdfast.sandbox.border`; the two change
 * together.
 *
 * Who may call when
 * - Java calls only the functions of `Entry`, one at a time, on the thread that holds the isolate's lock. Each of them
 *   catches everything, returns nothing that a tenant made, and is followed by a drain of the microtask queue.
 * - Script calls only the functions of `Host`, from runtime code, never handed to tenants. They never call back into
 *   script, check the types of their arguments, and throw nothing but `Error` with a fixed text.
 *
 * Where it is: evaluating the runtime script sets one global, `__holdfast`: an `Entry`, frozen, with one more property
 * `builtinModules`, an object from module specifier (`cloudflare:workers`) to an object of export name to value, from
 * which Java makes synthetic modules. Java takes it and deletes the global before tenant code runs.
 *
 * What crosses: numbers, strings, and copied bytes; nothing that either side could free or change under the other.
 * - `Bytes`: up to 4096 bytes as a binary string (one char per byte, 0 to 255), above that as a fresh ArrayBuffer that
 *   the receiver copies and forgets at once. Both ends accept either form at any size.
 * - `Packed` headers: "name\nvalue\nname\nvalue", names in lower case, empty string for none.
 * - Structured reports: JSON text.
 *
 * Numbers that name things are chosen by the side that opens them: `EventId`, `ObjectId` and `VersionId` by Java,
 * `OperationId` (a pending storage read, call or timer) by script, unique in the isolate.
 *
 * Ends: an event ends with exactly one `respond` or `fail`, then exactly one `eventDone` after its `waitUntil` promises
 * and its streamed body are finished. An operation ends with exactly one `Entry.settle…` call, unless its event or
 * object was dropped by Java first.
 */

export type Bytes = string | ArrayBuffer;
export type Packed = string;
export type EventId = number;
export type ObjectId = number;
export type OperationId = number;

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
export interface Entry {
  /** Exports of the built-in modules, by specifier and name. */
  readonly builtinModules: Readonly<Record<string, Readonly<Record<string, unknown>>>>;

  /** Once after the snapshot is restored, before any module is evaluated. */
  install(host: Host): void;

  /**
   * Once, before `prepare`, if the host found V8's continuation-preserved slot: from then on every continuation runs in
   * the context in which it was awaited. May be left out.
   */
  useContinuationSlot(get: () => unknown, set: (value: unknown) => void): void;

  /**
   * Once, before any module is evaluated, so that `env` of `cloudflare:workers` can be used at top level. May be left
   * out, then `start` does it. Throws an Error for a binding that the runtime does not know.
   */
  prepare(bundleHead: string): void;

  /**
   * Once, after the main module is evaluated.
   * @param bundleHead JSON: the version bundle without its modules
   * @param main the main module's namespace object
   * @returns JSON: `{"exports":[{"name":string,"kind":"OBJECT"|"CLASS"|"OTHER","handlers":string[]}]}`
   */
  start(bundleHead: string, main: object): string;

  /** Makes known an object; its instance is constructed by its first event. `name` is "" when there is none and `hasName` is false. */
  placeObject(object: ObjectId, className: string, id: string, hasName: boolean, name: string): void;

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
   * The event's caller has gone: abort `request.signal`, cancel streams. No answer is owed any more; `eventDone` comes when
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

  /** Answers a pending read: see `Host.storageGet` and `Host.storageList` for `keys` and `values`. */
  settleStorage(operation: OperationId, keys: string[], values: Bytes[]): void;

  /** A pending `storageDelete`, `storageSync` or read is settled with a number (see there). */
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

  /**
   * Why evaluation failed, as text that cannot hurt: called with whatever was thrown.
   * @returns JSON: `{"name":string,"message":string,"stack":string}`, each bounded
   */
  describe(thrown: unknown): string;

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
export interface Host {
  /** Sends the response's head and, unless streamed, its body. For an object's event Java holds it behind the output gate. */
  respond(
    event: EventId,
    status: number,
    statusText: string,
    headers: Packed,
    bodyKind: BodyKind,
    body: Bytes | number,
  ): void;

  /** There is no response. `kind`: "threw" | "hung" | "no-handler" | "reset" (the constructor or a critical section failed: the instance is gone). */
  fail(event: EventId, kind: string, name: string, message: string, stack: string): void;

  /** Everything that the event left running is finished. */
  eventDone(event: EventId): void;

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

  /** Script no longer waits for this call. */
  cancelCall(operation: OperationId): void;

  /** Body that script sends, on an event's response (`stream` = EventId) or a call's request (`stream` = -OperationId). */
  bodyChunk(stream: number, bytes: Bytes): void;
  bodyEnd(stream: number): void;
  bodyAbort(stream: number, reason: string): void;
  /** Script takes this many more bytes of the body that comes in on `stream`. */
  bodyCredit(stream: number, bytes: number): void;
  bodyStop(stream: number): void;

  /** Ids of a namespace: 64 lowercase hex digits, or throws Error with the documented text (the runtime makes it a TypeError). */
  idFromName(namespaceId: string, name: string): string;
  idFromString(namespaceId: string, text: string): string;
  newUniqueId(namespaceId: string): string;

  /**
   * Reads keys of an object. The answer lists found keys in ascending order of UTF-8 bytes with their values. When every
   * key is in memory the result is `[keys, values]` at once, else `null`, and `settleStorage` comes.
   * While it is pending the object's input gate is closed, unless `allowConcurrency`.
   */
  storageGet(
    operation: OperationId,
    object: ObjectId,
    keys: string[],
    allowConcurrency: boolean,
  ): [string[], Bytes[]] | null;

  /** As `storageGet`, for a range, in descending order if `reverse`. `end` counts only with `hasEnd`; `limit` -1: none. Uncommitted writes are included. */
  storageList(
    operation: OperationId,
    object: ObjectId,
    start: string,
    startExclusive: boolean,
    hasEnd: boolean,
    end: string,
    prefix: string,
    reverse: boolean,
    limit: number,
    allowConcurrency: boolean,
  ): [string[], Bytes[]] | null;

  /** Buffers writes; all writes up to the next turn of the isolate are one commit. Closes the output gate, unless `allowUnconfirmed`. */
  storagePut(object: ObjectId, keys: string[], values: Bytes[], allowUnconfirmed: boolean): void;

  /** Buffers removals. The number of keys that existed: at once (>= 0), or -1 and `settleNumber` comes. */
  storageDelete(operation: OperationId, object: ObjectId, keys: string[], allowUnconfirmed: boolean): number;

  /** Buffers the removal of everything. */
  storageDeleteAll(object: ObjectId): void;

  /** True when every earlier write is durable already; else false, and `settleNumber(operation, 0)` comes. */
  storageSync(operation: OperationId, object: ObjectId): boolean;

  /** Input gate: `blockConcurrencyWhile` begins and ends its critical section. */
  enterCritical(object: ObjectId): void;
  leaveCritical(object: ObjectId): void;

  /**
   * Asks for a module; `referrer` is the one that imports it. Java links and evaluates it once the present turn is over, and
   * calls `settleImport` or `failImport`.
   */
  importModule(operation: OperationId, referrer: string, specifier: string): void;

  /** Ends the instance: never returns to script. */
  abortObject(object: ObjectId, message: string): void;

  /** Fires `fireTimer` once, not before `delayMillis`. */
  startTimer(operation: OperationId, delayMillis: number, object: ObjectId, event: EventId): void;
  cancelTimer(operation: OperationId): void;

  /** Console output: `text` is already formatted and bounded. `level` as in LogLine. */
  log(level: string, text: string, object: ObjectId, event: EventId): void;

  /** UTF-8, done natively. */
  utf8Encode(text: string): ArrayBuffer;
  utf8Decode(bytes: ArrayBuffer, label: string, fatal: boolean): string;

  /** 1 to 65536 random bytes. */
  randomBytes(count: number): ArrayBuffer;

  /** IDNA: the ASCII form of a host, or "" when it is not valid. */
  domainToAscii(host: string): string;

  /** Milliseconds since the epoch, with fractions. */
  now(): number;
}
