/** What `node:crypto` needs of its neighbours. */

type BufferEncoding = string;

declare module "node:buffer" {
  export class Buffer extends Uint8Array<ArrayBuffer> {
    static from(data: string, encoding?: BufferEncoding): Buffer;
    static from(data: ArrayBuffer, byteOffset?: number, length?: number): Buffer;
    toString(encoding?: BufferEncoding): string;
  }
}

declare module "node:stream" {
  export class Transform {
    constructor(options?: object);
    push(chunk: Uint8Array | null): boolean;
    _transform(chunk: unknown, encoding: string, done: (error?: Error | null) => void): void;
    _flush(done: (error?: Error | null) => void): void;
  }
}
