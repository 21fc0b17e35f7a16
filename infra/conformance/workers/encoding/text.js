import { caught, group } from "./harness.js";

const LABELS = [
  "utf-8",
  "UTF8",
  " utf-8 ",
  "unicode-1-1-utf-8",
  "ascii",
  "us-ascii",
  "latin1",
  "iso-8859-1",
  "windows-1252",
  "iso-8859-2",
  "iso-8859-3",
  "iso-8859-4",
  "iso-8859-5",
  "iso-8859-6",
  "iso-8859-7",
  "iso-8859-8",
  "iso-8859-8-i",
  "iso-8859-10",
  "iso-8859-13",
  "iso-8859-14",
  "iso-8859-15",
  "iso-8859-16",
  "koi8-r",
  "koi8-u",
  "macintosh",
  "windows-874",
  "windows-1250",
  "windows-1251",
  "windows-1253",
  "windows-1254",
  "windows-1255",
  "windows-1256",
  "windows-1257",
  "windows-1258",
  "x-mac-cyrillic",
  "gbk",
  "gb2312",
  "gb18030",
  "big5",
  "euc-jp",
  "iso-2022-jp",
  "shift_jis",
  "sjis",
  "euc-kr",
  "utf-16",
  "utf-16le",
  "utf-16be",
  "x-user-defined",
];

const SAMPLES = {
  shift_jis: [0x93, 0xfa, 0x96, 0x7b, 0x8c, 0xea, 0x41],
  "euc-jp": [0xc6, 0xfc, 0xcb, 0xdc, 0xb8, 0xec, 0x41],
  "iso-2022-jp": [0x1b, 0x24, 0x42, 0x46, 0x7c, 0x4b, 0x5c, 0x1b, 0x28, 0x42, 0x41],
  "euc-kr": [0xc7, 0xd1, 0xb1, 0xdb, 0x41],
  big5: [0xa4, 0xa4, 0xa4, 0xe5, 0x41],
  gbk: [0xd6, 0xd0, 0xce, 0xc4, 0x41],
  gb18030: [0xd6, 0xd0, 0x81, 0x30, 0x81, 0x30, 0x41],
};

const decode = (label, bytes, options) => new TextDecoder(label, options).decode(Uint8Array.from(bytes));

function pieceByPiece(label, bytes, options) {
  const decoder = new TextDecoder(label, options);
  return (
    bytes.map((byte) => decoder.decode(Uint8Array.of(byte), { stream: true })).join("|") + decoder.decode()
  );
}

const checks = group({
  inWorker: {
    "names of labels": () => LABELS.map((label) => new TextDecoder(label).encoding),
    "an unknown label is refused": () => caught(() => new TextDecoder("utf-9")),
    "the replacement encoding is refused": () => caught(() => new TextDecoder("iso-2022-cn")),
    "single-byte encodings": () =>
      ["iso-8859-2", "iso-8859-7", "koi8-r", "windows-1251", "windows-1252", "macintosh", "iso-8859-15"].map(
        (label) => decode(label, [0x41, 0x80, 0xa4, 0xc4, 0xe6, 0xf0, 0xff]),
      ),
    "multi-byte encodings": () => Object.entries(SAMPLES).map(([label, bytes]) => decode(label, bytes)),
    "Shift_JIS byte by byte": () => pieceByPiece("shift_jis", SAMPLES.shift_jis),
    "EUC-JP byte by byte": () => pieceByPiece("euc-jp", SAMPLES["euc-jp"]),
    "EUC-KR byte by byte": () => pieceByPiece("euc-kr", SAMPLES["euc-kr"]),
    "Big5 byte by byte": () => pieceByPiece("big5", SAMPLES.big5),
    "GBK byte by byte": () => pieceByPiece("gbk", SAMPLES.gbk),
    "GB18030 byte by byte": () => pieceByPiece("gb18030", SAMPLES.gb18030),
    "ISO-2022-JP in two pieces": () => {
      const decoder = new TextDecoder("iso-2022-jp");
      const bytes = Uint8Array.from(SAMPLES["iso-2022-jp"]);
      return decoder.decode(bytes.subarray(0, 4), { stream: true }) + decoder.decode(bytes.subarray(4));
    },
    "UTF-8 byte by byte": () => pieceByPiece("utf-8", [0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x98, 0x80]),
    "UTF-16 byte by byte": () => pieceByPiece("utf-16le", [0x3d, 0xd8, 0x00, 0xde, 0x41, 0x00]),
    "an unfinished multi-byte character": () => [
      decode("shift_jis", [0x41, 0x93]),
      decode("euc-jp", [0x41, 0xc6]),
      decode("big5", [0x41, 0xa4]),
    ],
    "fatal refuses an unfinished character": () =>
      caught(() => decode("shift_jis", [0x41, 0x93], { fatal: true })),
    "fatal refuses wrong UTF-8": () => caught(() => decode("utf-8", [0x41, 0xff], { fatal: true })),
    "fatal refuses the end of an unfinished stream": () =>
      caught(() => pieceByPiece("utf-8", [0xe2, 0x82], { fatal: true })),
    "a decoder works after a fatal error": () => {
      const decoder = new TextDecoder("utf-8", { fatal: true });
      return [caught(() => decoder.decode(Uint8Array.of(0xff))), decoder.decode(Uint8Array.of(0x41))].length;
    },
    "wrong UTF-8 is replaced as the standard says": () => [
      decode("utf-8", [0xf0, 0x9f, 0x41]),
      decode("utf-8", [0xed, 0xa0, 0x80]),
      decode("utf-8", [0xc0, 0x80]),
      decode("utf-8", [0xf4, 0x90, 0x80, 0x80]),
    ],
    "a byte order mark is dropped": () => decode("utf-8", [0xef, 0xbb, 0xbf, 0x41]).length,
    "a byte order mark is kept with ignoreBOM": () =>
      decode("utf-8", [0xef, 0xbb, 0xbf, 0x41], { ignoreBOM: true }).length,
    "a byte order mark of UTF-16": () => [
      decode("utf-16le", [0xff, 0xfe, 0x41, 0x00]).length,
      decode("utf-16be", [0xfe, 0xff, 0x00, 0x41]).length,
    ],
    "a byte order mark in pieces": () => pieceByPiece("utf-8", [0xef, 0xbb, 0xbf, 0x41]),
    "properties of a decoder": () => {
      const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
      return [decoder.encoding, decoder.fatal, decoder.ignoreBOM, new TextDecoder().fatal];
    },
    "decode without an argument": () => new TextDecoder().decode(),
    "decode takes buffers and views": () => {
      const { buffer } = Uint8Array.of(65, 66, 67, 68);
      const decoder = new TextDecoder();
      return [
        decoder.decode(buffer),
        decoder.decode(new DataView(buffer, 1, 2)),
        decoder.decode(new Uint16Array(buffer, 2)),
      ];
    },
    "decode of a text is refused": () => caught(() => new TextDecoder().decode("text")),
    "decode of a number is refused": () => caught(() => new TextDecoder().decode(5)),
    "encode of different values": () =>
      [undefined, "", "a€😀", "\ud800", 5, null].map((value) => new TextEncoder().encode(value)),
    "encode without an argument": () => new TextEncoder().encode(),
    encodeInto: () => {
      const target = new Uint8Array(6);
      const result = new TextEncoder().encodeInto("a€😀", target);
      return [result.read, result.written, target];
    },
    "encodeInto a full array": () => {
      const { read, written } = new TextEncoder().encodeInto("abc", new Uint8Array(0));
      return [read, written];
    },
    "encodeInto what is no array is refused": async () =>
      (await caught(() => new TextEncoder().encodeInto("a", new Uint16Array(2)))).error,
    "the encoder's encoding": () => new TextEncoder().encoding,
    "TextEncoderStream joins halves of a pair": async () => {
      const { readable, writable } = new TextEncoderStream();
      const writer = writable.getWriter();
      writer.write("a\ud83d");
      writer.write("\ude00b");
      writer.close();
      return new Response(readable).text();
    },
    "TextEncoderStream replaces a lone half at the end": async () => {
      const { readable, writable } = new TextEncoderStream();
      const writer = writable.getWriter();
      writer.write("a\ud83d");
      writer.close();
      return new Uint8Array(await new Response(readable).arrayBuffer());
    },
    "TextEncoderStream turns values into text": async () => {
      const { readable, writable } = new TextEncoderStream();
      const writer = writable.getWriter();
      writer.write(5);
      writer.write(null);
      writer.close();
      return new Response(readable).text();
    },
    TextDecoderStream: async () => {
      const { readable, writable } = new TextDecoderStream();
      const writer = writable.getWriter();
      writer.write(Uint8Array.of(0xe2, 0x82));
      writer.write(Uint8Array.of(0xac, 0x41));
      writer.close();
      let all = "";
      for await (const chunk of readable) all += chunk;
      return all;
    },
    "TextDecoderStream of Shift_JIS": async () => {
      const { readable, writable } = new TextDecoderStream("shift_jis");
      const writer = writable.getWriter();
      for (const byte of SAMPLES.shift_jis) writer.write(Uint8Array.of(byte));
      writer.close();
      let all = "";
      for await (const chunk of readable) all += chunk;
      return all;
    },
    "TextDecoderStream with fatal fails": async () => {
      const { readable, writable } = new TextDecoderStream("utf-8", { fatal: true });
      const writer = writable.getWriter();
      writer.write(Uint8Array.of(0xff)).catch(() => undefined);
      writer.closed.catch(() => undefined);
      return (await caught(() => readable.getReader().read())).error;
    },
    "properties of the streams": () => {
      const decoder = new TextDecoderStream("UTF-16", { fatal: true });
      return [decoder.encoding, decoder.fatal, decoder.ignoreBOM, new TextEncoderStream().encoding];
    },
    "an unknown label is refused by the stream": async () =>
      (await caught(() => new TextDecoderStream("nothing"))).error,
    "atob and btoa": () => [btoa("hello"), atob("aGVsbG8="), atob(" aGVs bG8 "), atob("aGVsbG8"), btoa("")],
    "btoa refuses characters that are no bytes": () => caught(() => btoa("€")),
    "atob refuses what is no base64": () => caught(() => atob("a")),
    "atob refuses a wrong character": () => caught(() => atob("ab*=")),
    "btoa turns values into text": () => [btoa(null), btoa(12), btoa(undefined)],
  },
});

export class Store extends checks.Store {}
export class Legacy extends checks.Legacy {}
export default checks.entry;
