import { Duplex, PassThrough, Readable, Transform, Writable, finished, pipeline } from "node:stream";
import * as consumers from "node:stream/consumers";
import { pipeline as piped } from "node:stream/promises";
import { ReadableStream as WebStream } from "node:stream/web";
import { StringDecoder } from "node:string_decoder";
import channels, { channel, tracingChannel } from "node:diagnostics_channel";
import module, { createRequire, isBuiltin } from "node:module";
import os from "node:os";
import path, { posix, win32 } from "node:path";
import punycode from "node:punycode";
import querystring from "node:querystring";
import url from "node:url";
import constants from "node:constants";
import childProcess from "node:child_process";
import cluster from "node:cluster";
import vm from "node:vm";
import worker from "node:worker_threads";
import tty from "node:tty";
import { AsyncLocalStorage } from "node:async_hooks";
import { caught, group } from "./harness.js";

const refusing = async (action) => (await caught(action)).message;
const upper = () =>
  new Transform({
    transform(chunk, encoding, done) {
      done(null, String(chunk).toUpperCase());
    },
  });

const checks = group({
  inWorker: {
    "path: joining and resolving": () => [
      path.join("a", "..", "/b", "./c/"),
      path.resolve("/a", "b", "../c"),
      path.resolve("x"),
      path.normalize("/a//b/../c/."),
      path.relative("/a/b/c", "/a/d"),
    ],
    "path: parts": () => [
      path.basename("/a/b.txt", ".txt"),
      path.dirname("/a/b.txt"),
      path.extname("a.b.c"),
      path.parse("/home/x.tar.gz"),
      path.format({ dir: "/d", name: "n", ext: "e" }),
      path.isAbsolute("a"),
      path.sep,
      path.delimiter,
    ],
    "path: both systems": () => [
      win32.join("a", "..", "b\\c"),
      win32.resolve("C:\\a", "..\\b"),
      path === posix,
      posix.win32 === win32,
    ],
    "path: arguments": async () => (await caught(() => path.join(5))).message,
    "url: paths": () => [
      url.fileURLToPath("file:///a/b%20c"),
      url.pathToFileURL("/a b#c").href,
      url.urlToHttpOptions(new URL("http://u:p@h:81/b?c#d")).path,
    ],
    "url: the old interface": () => {
      const parsed = url.parse("http://u:p@host:80/p/a?q=1&r=2#h", true);
      return [parsed.host, parsed.auth, parsed.query.r, parsed.hash, url.resolve("/one/two", "../three")];
    },
    "url: formatting": () => [
      url.format({ protocol: "http", host: "x.y", pathname: "/z", query: { a: 1, b: ["c", "d"] } }),
      url.format(new URL("http://a/b?c#d"), { fragment: false, search: false }),
    ],
    "url: names": () => [url.domainToASCII("español.com"), url.domainToUnicode("xn--espaol-zwa.com")],
    "url: classes": () => [url.URL === URL, url.URLSearchParams === URLSearchParams],
    querystring: () => [
      querystring.parse("a=1&b=2&b=%C3%BC&c"),
      querystring.stringify({ a: [1, 2], b: "ü &", c: true }),
      querystring.parse("a:1;b:2", ";", ":"),
      querystring.escape("a b&"),
      querystring.unescape("a%20b%zz"),
    ],
    punycode: () => [
      punycode.toASCII("mañana.com"),
      punycode.toUnicode("xn--maana-pta.com"),
      punycode.encode("ü"),
      punycode.ucs2.decode("a😀"),
    ],
    string_decoder: () => {
      const decoder = new StringDecoder("utf8");
      return [
        decoder.write(Buffer.from([0xe2, 0x82])),
        decoder.write(Buffer.from([0xac])),
        decoder.end(Buffer.from([0xe2])),
        decoder.encoding,
      ];
    },
    os: () => [
      os.EOL,
      os.platform(),
      os.type(),
      os.arch(),
      os.tmpdir(),
      os.homedir(),
      os.cpus(),
      os.endianness(),
      os.availableParallelism(),
      os.hostname(),
    ],
    constants: () => [os.constants.signals.SIGTERM, constants.O_RDWR, os.constants.errno.ENOENT],
    "stream: reading": async () => {
      const seen = [];
      for await (const chunk of Readable.from(["a", "b"])) seen.push(chunk);
      return seen;
    },
    "stream: events": () =>
      new Promise((resolve) => {
        const seen = [];
        new Readable({
          read() {
            this.push("x");
            this.push(null);
          },
        })
          .on("data", (chunk) => seen.push(String(chunk)))
          .on("end", () => seen.push("end"))
          .on("close", () => resolve(seen));
      }),
    "stream: writing": () =>
      new Promise((resolve) => {
        const seen = [];
        const writable = new Writable({
          write(chunk, encoding, done) {
            seen.push(String(chunk), encoding);
            done();
          },
        });
        writable.on("finish", () => resolve(seen));
        writable.write("a");
        writable.end("b");
      }),
    "stream: pipeline": async () => {
      const out = new PassThrough();
      await piped(Readable.from(["a", "b"]), upper(), out);
      return consumers.text(out);
    },
    "stream: pipeline with generators": () =>
      piped(
        Readable.from([1, 2, 3]),
        async function* (source) {
          for await (const value of source) yield value * 2;
        },
        async (source) => {
          let sum = 0;
          for await (const value of source) sum += value;
          return sum;
        },
      ),
    "stream: an error ends a pipeline": () =>
      new Promise((resolve) =>
        pipeline(
          new Readable({
            read() {
              this.destroy(new Error("broken"));
            },
          }),
          new PassThrough(),
          (error) => resolve(error.message),
        ),
      ),
    "stream: finished": () =>
      new Promise((resolve) => {
        const stream = new PassThrough();
        finished(stream, (error) => resolve(error ?? "fine"));
        stream.resume();
        stream.end("x");
      }),
    "stream: operators": () =>
      Readable.from([1, 2, 3, 4])
        .filter((n) => n % 2 === 0)
        .map((n) => n * 10)
        .toArray(),
    "stream: duplex": () =>
      new Promise((resolve) => {
        const duplex = new Duplex({
          read() {},
          write(chunk, encoding, done) {
            this.push(chunk);
            done();
          },
          final(done) {
            this.push(null);
            done();
          },
        });
        consumers.text(duplex).then(resolve);
        duplex.end("echo");
      }),
    "stream: object mode and marks": () => {
      const stream = new Readable({ objectMode: true, read() {} });
      return [stream.readableObjectMode, stream.readableHighWaterMark, new Readable().readableFlowing];
    },
    "stream: from the Web": () => consumers.text(Readable.fromWeb(new Response("web").body)),
    "stream: to the Web": () => new Response(Readable.toWeb(Readable.from([Buffer.from("node")]))).text(),
    "stream: consumers": async () => [
      await consumers.json(Readable.from(['{"a":', "1}"])),
      await consumers.buffer(Readable.from([Buffer.from("x")])),
      await consumers.arrayBuffer(new Response("y").body),
    ],
    "stream: the Web's classes": () => WebStream === ReadableStream,
    "diagnostics: publishing": () => {
      const seen = [];
      const here = channel("conformance");
      const subscriber = (message, name) => seen.push(message, name);
      channels.subscribe("conformance", subscriber);
      const had = here.hasSubscribers;
      here.publish(1);
      channels.unsubscribe("conformance", subscriber);
      here.publish(2);
      return [seen, had, here.hasSubscribers, channel("conformance") === here];
    },
    "diagnostics: stores": () => {
      const storage = new AsyncLocalStorage();
      const here = channel("stores");
      here.bindStore(storage, (message) => message * 2);
      return here.runStores(21, () => storage.getStore());
    },
    "diagnostics: tracing": async () => {
      const seen = [];
      const tracing = tracingChannel("conformance");
      const note = (name) => (message) => seen.push([name, message.result, message.error?.message]);
      tracing.subscribe(
        Object.fromEntries(
          ["start", "end", "asyncStart", "asyncEnd", "error"].map((name) => [name, note(name)]),
        ),
      );
      tracing.traceSync((a) => a + 1, {}, undefined, 1);
      await tracing.tracePromise(async () => "later", {});
      return seen;
    },
    module: () => {
      const require = createRequire("/index.js");
      return [
        require("node:path") === path,
        isBuiltin("fs"),
        isBuiltin("node:fs"),
        isBuiltin("nothing"),
        module.builtinModules.includes("fs"),
      ];
    },
    "module: a name that is no path": async () => (await caught(() => createRequire("x"))).name,
    "refused by name": () =>
      Promise.all([
        refusing(() => childProcess.exec("ls")),
        refusing(() => childProcess.spawn("ls")),
        refusing(() => cluster.fork()),
        refusing(() => new worker.Worker("x")),
      ]),
    "what the place is": () => [
      cluster.isPrimary,
      worker.isMainThread,
      worker.threadId,
      tty.isatty(1),
      typeof vm.Script,
    ],
  },
});

export class Store extends checks.Store {}
export class Legacy extends checks.Legacy {}
export default checks.entry;
