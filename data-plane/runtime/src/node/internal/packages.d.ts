declare module "assert/build/internal/util/comparisons.js" {
  export function isDeepEqual(a: unknown, b: unknown): boolean;
  export function isDeepStrictEqual(a: unknown, b: unknown): boolean;
}
declare module "buffer/index.js" {
  export interface NodeBuffer extends Uint8Array<ArrayBuffer> {
    toString(encoding?: unknown, start?: number, end?: number): string;
  }
  export interface BufferClass {
    readonly prototype: NodeBuffer;
    from(value: unknown, encodingOrOffset?: unknown, length?: number): NodeBuffer;
    alloc(size: number, fill?: unknown, encoding?: string): NodeBuffer;
    concat(list: readonly Uint8Array[], total?: number): NodeBuffer;
    isBuffer(value: unknown): boolean;
    isEncoding(encoding: unknown): boolean;
  }
  const npm: {
    readonly Buffer: BufferClass;
    readonly SlowBuffer: unknown;
    readonly INSPECT_MAX_BYTES: number;
  };
  export default npm;
}
declare module "events/events.js" {
  export interface Emitter {
    on(type: PropertyKey, listener: unknown): this;
    emit(type: PropertyKey, ...parameters: unknown[]): boolean;
    listeners(type: PropertyKey): unknown[];
    listenerCount(type: PropertyKey): number;
    setMaxListeners(count: number): this;
    getMaxListeners(): number;
  }
  export interface EmitterClass {
    new (options?: object): Emitter;
    readonly prototype: Emitter;
    defaultMaxListeners: number;
    once(emitter: unknown, type: PropertyKey, options?: object): Promise<unknown[]>;
  }
  const EventEmitter: EmitterClass;
  export default EventEmitter;
}
declare module "readable-stream/lib/stream.js" {
  const Stream: Record<string, unknown> & { Readable: unknown };
  export default Stream;
}
declare module "string_decoder/lib/string_decoder.js" {
  export const StringDecoder: unknown;
}
declare module "assert/build/assert.js" {
  const assert: Record<string, unknown> & ((value: unknown, message?: unknown) => void);
  export default assert;
}
