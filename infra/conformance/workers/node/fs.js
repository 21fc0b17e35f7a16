import fs from "node:fs";
import promises from "node:fs/promises";
import { promisify } from "node:util";
import { group } from "./harness.js";

const failure = async (action) => {
  try {
    return { value: await action() };
  } catch ({ name, code }) {
    return { name, code };
  }
};

/** The failures of several actions, in order. */
const failures = async (...actions) => {
  const seen = [];
  for (const action of actions) seen.push(await failure(action));
  return seen;
};

const text = (path) => fs.readFileSync(path, "utf8");

const checks = group({
  inWorker: {
    "files are written and read": () => {
      fs.writeFileSync("/tmp/a.txt", "words");
      fs.writeFileSync("/tmp/b.bin", new Uint8Array([1, 2, 255]));
      return [
        text("/tmp/a.txt"),
        fs.readFileSync("/tmp/b.bin"),
        fs.readFileSync("/tmp/a.txt", { encoding: "hex" }),
      ];
    },
    "writing again replaces, appending adds": () => {
      fs.writeFileSync("/tmp/a", "a longer text");
      fs.writeFileSync("/tmp/a", "short");
      fs.appendFileSync("/tmp/a", " and more");
      fs.appendFileSync("/tmp/new", "appended");
      fs.writeFileSync("/tmp/new", " twice", { flag: "a" });
      return [text("/tmp/a"), text("/tmp/new")];
    },
    "encodings of what is written": () => {
      fs.writeFileSync("/tmp/a", "aGk=", "base64");
      fs.writeFileSync("/tmp/b", "ff00", { encoding: "hex" });
      return [text("/tmp/a"), fs.readFileSync("/tmp/b")];
    },
    "what is there exists": () => [
      fs.existsSync("/tmp"),
      fs.existsSync("/bundle"),
      fs.existsSync("/dev/null"),
      fs.existsSync("/"),
      fs.existsSync("/tmp/none"),
      fs.existsSync("/none"),
      fs.existsSync(),
      fs.existsSync(5),
    ],
    "the root's folders": () => [fs.readdirSync("/"), fs.readdirSync("/tmp"), fs.readdirSync("/dev").sort()],
    "a file that is not there": () =>
      failures(
        () => fs.readFileSync("/tmp/none"),
        () => fs.statSync("/tmp/none"),
        () => fs.lstatSync("/tmp/none"),
        () => fs.unlinkSync("/tmp/none"),
        () => fs.rmSync("/tmp/none"),
        () => fs.accessSync("/tmp/none"),
        () => fs.readdirSync("/tmp/none"),
      ),
    "a folder that is not there": () =>
      failures(
        () => fs.writeFileSync("/tmp/none/file", "x"),
        () => fs.mkdirSync("/tmp/none/folder"),
        () => fs.rmdirSync("/tmp/none"),
        () => fs.renameSync("/tmp/none", "/tmp/some"),
        () => fs.copyFileSync("/tmp/none", "/tmp/some"),
      ),
    "what may be missing": () => [
      fs.statSync("/tmp/none", { throwIfNoEntry: false }),
      fs.rmSync("/tmp/none", { force: true }),
    ],
    folders: () => {
      fs.mkdirSync("/tmp/a");
      fs.mkdirSync("/tmp/a/b");
      fs.writeFileSync("/tmp/a/file", "");
      return [
        fs.readdirSync("/tmp/a"),
        fs.readdirSync("/tmp").sort(),
        fs
          .readdirSync("/tmp/a", { withFileTypes: true })
          .map((entry) => [entry.name, entry.isFile(), entry.isDirectory(), entry.parentPath]),
      ];
    },
    "folders in folders": () => [
      fs.mkdirSync("/tmp/a/b/c", { recursive: true }),
      fs.mkdirSync("/tmp/a/b", { recursive: true }),
      fs.readdirSync("/tmp/a/b"),
    ],
    "a folder that is there already": async () => {
      fs.mkdirSync("/tmp/a");
      fs.writeFileSync("/tmp/f", "");
      return failures(
        () => fs.mkdirSync("/tmp/a"),
        () => fs.mkdirSync("/tmp/f"),
        () => fs.mkdirSync("/tmp/f", { recursive: true }),
        () => fs.mkdirSync("/tmp/f/g"),
      );
    },
    "folders are no files, files no folders": async () => {
      fs.mkdirSync("/tmp/a");
      fs.writeFileSync("/tmp/f", "");
      return failures(
        () => fs.readFileSync("/tmp/a"),
        () => fs.writeFileSync("/tmp/a", "x"),
        () => fs.unlinkSync("/tmp/a"),
        () => fs.rmSync("/tmp/a"),
        () => fs.readdirSync("/tmp/f"),
        () => fs.rmdirSync("/tmp/f"),
      );
    },
    removing: async () => {
      fs.mkdirSync("/tmp/a/b", { recursive: true });
      fs.writeFileSync("/tmp/a/f", "");
      const full = await failures(
        () => fs.rmdirSync("/tmp/a"),
        () => fs.rmSync("/tmp/a"),
      );
      fs.unlinkSync("/tmp/a/f");
      fs.rmdirSync("/tmp/a/b");
      fs.writeFileSync("/tmp/a/g", "");
      fs.rmSync("/tmp/a", { recursive: true });
      return [full, fs.readdirSync("/tmp")];
    },
    "renaming and copying": () => {
      fs.writeFileSync("/tmp/a", "moved");
      fs.renameSync("/tmp/a", "/tmp/b");
      fs.copyFileSync("/tmp/b", "/tmp/c");
      fs.appendFileSync("/tmp/c", " copy");
      fs.mkdirSync("/tmp/d");
      fs.writeFileSync("/tmp/d/f", "inside");
      fs.renameSync("/tmp/d", "/tmp/e");
      return [fs.readdirSync("/tmp").sort(), text("/tmp/b"), text("/tmp/c"), text("/tmp/e/f")];
    },
    "what a file is": () => {
      fs.writeFileSync("/tmp/a", "12345");
      return ["/tmp/a", "/tmp", "/dev/null", "/bundle"].map((path) => {
        const stat = fs.statSync(path);
        return [
          stat.size,
          stat.mode,
          stat.isFile(),
          stat.isDirectory(),
          stat.isSymbolicLink(),
          stat.isCharacterDevice(),
          stat.nlink,
          stat.uid,
          stat.blksize,
          stat.mtime instanceof Date,
        ];
      });
    },
    "names of what a file is": () => {
      fs.writeFileSync("/tmp/a", "12345");
      return [Object.keys(fs.statSync("/tmp/a")), typeof fs.statSync("/tmp/a", { bigint: true }).size];
    },
    devices: () => {
      fs.writeFileSync("/dev/null", "gone");
      return [
        fs.readFileSync("/dev/null"),
        fs.readFileSync("/dev/zero").length,
        fs.readFileSync("/dev/random").length,
        fs.readFileSync("/dev/full").length,
      ];
    },
    "devices that refuse": () =>
      failures(
        () => fs.writeFileSync("/dev/full", "x"),
        () => fs.unlinkSync("/dev/null"),
        () => fs.writeFileSync("/dev/new", "x"),
      ),
    "nothing else can be written": () =>
      failures(
        () => fs.writeFileSync("/file", "x"),
        () => fs.writeFileSync("/bundle/file", "x"),
        () => fs.mkdirSync("/folder"),
        () => fs.mkdirSync("/bundle/folder"),
        () => fs.rmSync("/bundle", { recursive: true }),
        () => fs.rmdirSync("/tmp"),
        () => fs.renameSync("/tmp", "/other"),
      ),
    "paths of other forms": () => {
      fs.writeFileSync(new URL("file:///tmp/url"), "by url");
      fs.writeFileSync(Buffer.from("/tmp/buffer"), "by buffer");
      fs.mkdirSync("/tmp/x");
      return [
        text("/tmp/url"),
        text("/tmp/buffer"),
        text("/tmp//x/../url"),
        text("/tmp/./url"),
        process.cwd(),
      ];
    },
    "paths that are none": () =>
      failures(
        () => fs.readFileSync(),
        () => fs.readFileSync({}),
        () => fs.statSync(null),
        () => fs.mkdirSync(7.5),
      ),
    "a relative path": () =>
      failures(
        () => fs.readFileSync("none.txt"),
        () => fs.writeFileSync("none.txt", "x"),
      ),
    "data that cannot be written": () =>
      failures(
        () => fs.writeFileSync("/tmp/a", 5),
        () => fs.writeFileSync("/tmp/a", {}),
        () => fs.writeFileSync("/tmp/a"),
        () => fs.writeFileSync("/tmp/a", "x", { encoding: "none" }),
      ),
    flags: async () => {
      fs.writeFileSync("/tmp/a", "x");
      return failures(
        () => fs.writeFileSync("/tmp/a", "y", { flag: "wx" }),
        () => fs.readFileSync("/tmp/new", { flag: "r" }),
        () => fs.writeFileSync("/tmp/a", "y", { flag: "none" }),
      );
    },
    promises: async () => {
      await promises.mkdir("/tmp/p/q", { recursive: true });
      await promises.writeFile("/tmp/p/f", "one");
      await promises.appendFile("/tmp/p/f", " two");
      await promises.rename("/tmp/p/f", "/tmp/p/g");
      await promises.copyFile("/tmp/p/g", "/tmp/p/h");
      await promises.unlink("/tmp/p/h");
      await promises.access("/tmp/p/g");
      return [
        await promises.readFile("/tmp/p/g", "utf8"),
        await promises.readdir("/tmp/p"),
        (await promises.stat("/tmp/p/g")).size,
        await promises.rm("/tmp/p", { recursive: true }),
      ];
    },
    "promises that are rejected": () =>
      failures(
        () => promises.readFile("/tmp/none"),
        () => promises.stat("/tmp/none"),
        () => promises.access("/tmp/none"),
        () => promises.rm("/tmp/none"),
        () => promises.mkdir("/tmp"),
      ),
    callbacks: async () => {
      const order = [];
      await new Promise((resolve) => {
        fs.writeFile("/tmp/a", "x", (error) => {
          order.push("written", error);
          resolve();
        });
        order.push("after");
      });
      return [
        order,
        await promisify(fs.readFile)("/tmp/a", "utf8"),
        await new Promise((resolve) => fs.stat("/tmp/none", (error) => resolve(error.code))),
        await new Promise((resolve) => fs.exists("/tmp/a", resolve)),
      ];
    },
    "callbacks that are none": () =>
      failures(
        () => fs.readFile("/tmp/a"),
        () => fs.stat("/tmp/a", {}),
      ),
    "a temporary folder": () => {
      const path = fs.mkdtempSync("/tmp/some-");
      return [path.startsWith("/tmp/some-"), fs.existsSync(path)];
    },
    truncating: () => {
      fs.writeFileSync("/tmp/a", "12345");
      fs.truncateSync("/tmp/a", 3);
      const shorter = text("/tmp/a");
      fs.truncateSync("/tmp/a", 5);
      return [shorter, fs.readFileSync("/tmp/a")];
    },
    "real paths": async () => [
      fs.realpathSync("/tmp/../tmp/."),
      ...(await failures(() => fs.realpathSync("/tmp/none"))),
    ],
    "what it is read into is one's own": () => {
      const bytes = new Uint8Array([1, 2, 3]);
      fs.writeFileSync("/tmp/a", bytes);
      bytes[0] = 9;
      fs.readFileSync("/tmp/a")[1] = 9;
      return fs.readFileSync("/tmp/a");
    },
  },
  inObject: {
    "an object has files of its own": () => {
      const before = fs.existsSync("/tmp/mine");
      fs.writeFileSync("/tmp/mine", "kept");
      return [before, text("/tmp/mine")];
    },
  },
});

export default checks.entry;
export class Store extends checks.Store {}
export class Legacy extends checks.Legacy {}
