import unenv, { constants } from "unenv/node/os";
import { refused } from "../node-globals/errors.ts";

/** The machine that programs of Workers see. */
const os: Record<string, unknown> = {
  ...(unenv as Record<string, unknown>),
  arch: () => "x64",
  availableParallelism: () => 1,
  cpus: () => [],
  homedir: () => "/tmp/",
  tmpdir: () => "/tmp/",
  hostname: () => "localhost",
  machine: () => "x86_64",
  networkInterfaces: () => ({}),
  setPriority: refused("os.setPriority"),
};

export const { arch, availableParallelism, devNull, endianness, freemem, getPriority, homedir, hostname } =
  os;
export const { cpus, loadavg, machine, networkInterfaces, platform, release, setPriority, tmpdir } = os;
export const { totalmem, type, uptime, userInfo, version } = os;
export const EOL = "\n";
export { constants };
export default os;
