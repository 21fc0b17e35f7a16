import buffer, { Buffer as Imported, constants, isAscii, isUtf8, transcode } from "node:buffer";
import { caught, group } from "./harness.js";

const hex = (bytes) => Buffer.from(bytes).toString("hex");

const checks = group({
  inWorker: {
    "the global is the module's": () => [Buffer === Imported, buffer.Buffer === Buffer],
    "from text in every encoding": () =>
      [
        ["grüße", "utf8"],
        ["grüße", "latin1"],
        ["grüße", "ascii"],
        ["grüße", "utf16le"],
        ["00ff7g", "hex"],
        ["aGk=", "base64"],
        ["-_8", "base64url"],
      ].map(([text, encoding]) => hex(Buffer.from(text, encoding))),
    "to text in every encoding": () => {
      const bytes = Buffer.from([0xfb, 0xff, 0x41, 0xc3, 0xbc]);
      return ["utf8", "latin1", "ascii", "hex", "base64", "base64url", "utf16le"].map((encoding) =>
        bytes.toString(encoding),
      );
    },
    "an unknown encoding": () => caught(() => Buffer.from("a", "nothing")),
    "encodings are known": () => ["UTF-8", "base64url", "BINARY", "nothing", ""].map(Buffer.isEncoding),
    "byte lengths": () =>
      ["utf8", "hex", "latin1", "utf16le"].map((encoding) => Buffer.byteLength("grüß", encoding)),
    "from arrays and buffers": () => [
      hex(Buffer.from([1, 256, -1])),
      hex(Buffer.from(new Uint16Array([1, 2]).buffer)),
      hex(Buffer.from(new Uint8Array([1, 2, 3]).buffer, 1, 1)),
      hex(Buffer.from({ type: "Buffer", data: [9] })),
    ],
    "from something else": async () => (await caught(() => Buffer.from(5))).name,
    alloc: () => [
      hex(Buffer.alloc(3)),
      hex(Buffer.alloc(3, "ab")),
      hex(Buffer.alloc(2, 7)),
      Buffer.allocUnsafe(4).length,
    ],
    "a size that is none": async () => (await caught(() => Buffer.alloc(-1))).name,
    concat: () => [
      hex(Buffer.concat([Buffer.from("a"), new Uint8Array([2])])),
      hex(Buffer.concat([Buffer.from("abc")], 2)),
    ],
    "slices share memory": () => {
      const whole = Buffer.from("abc");
      whole.subarray(1)[0] = 0x7a;
      whole.slice(2)[0] = 0x79;
      return whole.toString();
    },
    "compare and equals": () => [
      Buffer.compare(Buffer.from("a"), Buffer.from("b")),
      Buffer.from("a").equals(Buffer.from("a")),
      [Buffer.from("c"), Buffer.from("a")].sort(Buffer.compare).map(String),
    ],
    search: () => {
      const bytes = Buffer.from("one two one");
      return [bytes.indexOf("one", 1), bytes.lastIndexOf("one"), bytes.includes("two"), bytes.indexOf(0x74)];
    },
    numbers: () => {
      const bytes = Buffer.alloc(16);
      bytes.writeUInt16BE(0x0102, 0);
      bytes.writeInt32LE(-2, 2);
      bytes.writeDoubleBE(1.5, 6);
      return [
        hex(bytes),
        bytes.readUInt16BE(0),
        bytes.readInt32LE(2),
        bytes.readDoubleBE(6),
        bytes.readUIntBE(0, 3),
      ];
    },
    "big numbers": () => {
      const bytes = Buffer.alloc(8);
      bytes.writeBigUInt64LE(2n ** 60n);
      return [hex(bytes), bytes.readBigUInt64LE(), bytes.readBigInt64BE()];
    },
    "reading out of bounds": async () => (await caught(() => Buffer.alloc(1).readUInt16BE(0))).name,
    "write and fill": () => {
      const bytes = Buffer.alloc(6, "-");
      return [bytes.write("ab", 1), bytes.fill("xy", 3).toString()];
    },
    copy: () => {
      const target = Buffer.alloc(3);
      return [Buffer.from("abcd").copy(target, 1, 1), hex(target)];
    },
    swap: () => hex(Buffer.from([1, 2, 3, 4]).swap16()),
    JSON: () => JSON.stringify(Buffer.from("hi")),
    iteration: () => [...Buffer.from("ab").entries()],
    "is a Uint8Array": () => [
      Buffer.from("") instanceof Uint8Array,
      Buffer.isBuffer(Buffer.alloc(1)),
      Buffer.isBuffer(new Uint8Array()),
    ],
    "ASCII and UTF-8 are told": () => [
      isAscii(Buffer.from("a")),
      isAscii(Buffer.from("ü")),
      isUtf8(Buffer.from("ü")),
      isUtf8(Buffer.from([0xff])),
    ],
    transcode: () => hex(transcode(Buffer.from("ü"), "utf8", "latin1")),
    "constants are numbers": () => [typeof constants.MAX_LENGTH, typeof constants.MAX_STRING_LENGTH],
    "base64 with line breaks": () => Buffer.from("aGVs\nbG8=", "base64").toString(),
    "a truncated character": () => Buffer.from([0xc3]).toString(),
    "ends of text": () => Buffer.from("hello").toString("utf8", 1, 3),
    "names of the module": () => Object.keys(buffer).sort(),
  },
});

export class Store extends checks.Store {}
export class Legacy extends checks.Legacy {}
export default checks.entry;
