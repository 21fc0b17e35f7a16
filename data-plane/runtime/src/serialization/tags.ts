/**
 * V8's serialization format, version 15: what `node:v8` writes and reads, and V8's `value-serializer.cc` defines.
 * One byte per tag; lengths are base-128 varints; numbers are little-endian.
 */
export const VERSION = 15;
/** Oldest version that is read; data without a header is of this version. */
export const OLDEST_VERSION = 13;

export const enum Tag {
  Version = 0xff,
  Padding = 0x00,
  VerifyObjectCount = 0x3f, // ?
  TheHole = 0x2d, // -
  Undefined = 0x5f, // _
  Null = 0x30, // 0
  True = 0x54, // T
  False = 0x46, // F
  Int32 = 0x49, // I
  Uint32 = 0x55, // U
  Double = 0x4e, // N
  BigInt = 0x5a, // Z
  Utf8String = 0x53, // S
  OneByteString = 0x22, // "
  TwoByteString = 0x63, // c
  ObjectReference = 0x5e, // ^
  BeginObject = 0x6f, // o
  EndObject = 0x7b, // {
  BeginSparseArray = 0x61, // a
  EndSparseArray = 0x40, // @
  BeginDenseArray = 0x41, // A
  EndDenseArray = 0x24, // $
  Date = 0x44, // D
  TrueObject = 0x79, // y
  FalseObject = 0x78, // x
  NumberObject = 0x6e, // n
  BigIntObject = 0x7a, // z
  StringObject = 0x73, // s
  RegExp = 0x52, // R
  BeginMap = 0x3b, // ;
  EndMap = 0x3a, // :
  BeginSet = 0x27, // '
  EndSet = 0x2c, // ,
  ArrayBuffer = 0x42, // B
  ResizableArrayBuffer = 0x7e, // ~
  ArrayBufferView = 0x56, // V
  Error = 0x72, // r
  /** What only the two ends of an exchange understand. */
  HostObject = 0x5c, // \
}

export const enum ErrorTag {
  EvalError = 0x45, // E
  RangeError = 0x52, // R
  ReferenceError = 0x46, // F
  SyntaxError = 0x53, // S
  TypeError = 0x54, // T
  UriError = 0x55, // U
  Message = 0x6d, // m
  Cause = 0x63, // c
  Stack = 0x73, // s
  End = 0x2e, // .
}

/** Flags of a regular expression, by bit. */
export const REGEXP_FLAGS = ["g", "i", "m", "y", "u", "s", "l", "d", "v"] as const;

export const VIEW_LENGTH_TRACKING = 1;
export const VIEW_BACKED_BY_RESIZABLE = 2;

type ViewConstructor = new (buffer: ArrayBuffer, offset?: number, length?: number) => ArrayBufferView;

const float16 = (globalThis as { Float16Array?: ViewConstructor & { BYTES_PER_ELEMENT: number } })
  .Float16Array;

/** Kinds of views: tag, `Symbol.toStringTag` of the view, bytes per element. */
export const VIEWS: readonly (readonly [tag: number, name: string, view: ViewConstructor, bytes: number])[] =
  [
    [0x62, "Int8Array", Int8Array, 1],
    [0x42, "Uint8Array", Uint8Array, 1],
    [0x43, "Uint8ClampedArray", Uint8ClampedArray, 1],
    [0x77, "Int16Array", Int16Array, 2],
    [0x57, "Uint16Array", Uint16Array, 2],
    [0x64, "Int32Array", Int32Array, 4],
    [0x44, "Uint32Array", Uint32Array, 4],
    [0x66, "Float32Array", Float32Array, 4],
    [0x46, "Float64Array", Float64Array, 8],
    [0x71, "BigInt64Array", BigInt64Array, 8],
    [0x51, "BigUint64Array", BigUint64Array, 8],
    [0x3f, "DataView", DataView, 1],
    ...(float16 === undefined ? [] : [[0x68, "Float16Array", float16, 2] as const]),
  ];
