import EventEmitter from "./events.ts";
import type { Emitter } from "events/events.js";
import { host } from "../border/host-ref.ts";
import { environment } from "../node-globals/environment.ts";
import { invalidArgument, nodeError, refused, requireFunction } from "../node-globals/errors.ts";
import { nodeRequire } from "../node-globals/registry.ts";
import { logStream } from "./internal/log-stream.ts";

const VERSION = "22.23.4";
const NANOS_PER_MILLI = 1_000_000;

let directory = "/bundle";
const started = Date.now();

type Time = [seconds: number, nanos: number];

function nanos(): bigint {
  return BigInt(Math.round((host().now() - started) * NANOS_PER_MILLI));
}

/** https://nodejs.org/api/process.html#processhrtimetime */
export function hrtime(before?: Time): Time {
  if (before !== undefined && !Array.isArray(before)) {
    throw invalidArgument("time", "an instance of Array", before);
  }
  const elapsed =
    nanos() - (before === undefined ? 0n : BigInt(before[0]) * 1_000_000_000n + BigInt(before[1]));
  return [Number(elapsed / 1_000_000_000n), Number(elapsed % 1_000_000_000n)];
}
hrtime.bigint = nanos;

export function nextTick(callback: unknown, ...parameters: unknown[]): void {
  requireFunction("callback", callback);
  queueMicrotask(() => {
    Reflect.apply(callback, undefined, parameters);
  });
}

export function cwd(): string {
  return directory;
}

export function chdir(path: string): void {
  const target = (nodeRequire("node:path") as { resolve(...parts: string[]): string }).resolve(
    directory,
    path,
  );
  if (!["/", "/bundle", "/tmp", "/dev"].includes(target)) {
    throw nodeError(Error, "ENOENT", `no such file or directory, chdir '${path.replace(/^\/+/, "")}'`);
  }
  directory = target;
}

/** Ends what runs now: nothing after it is done, and the request fails. */
export function exit(code = 0): never {
  throw new Error(`The Node.js process.exit(${code}) API was called. Canceling the request.`);
}

export function getBuiltinModule(name: string): unknown {
  return nodeRequire(name);
}

export function emitWarning(warning: unknown): void {
  const text = warning instanceof Error ? String(warning) : `Warning: ${String(warning)}`;
  (globalThis as unknown as { console: { warn(text: string): void } }).console.warn(text);
}

const noMemory = { rss: 0, heapTotal: 0, heapUsed: 0, external: 0, arrayBuffers: 0 };
export const memoryUsage = Object.assign(() => ({ ...noMemory }), { rss: () => 0 });

const properties = {
  ...{
    version: `v${VERSION}`,
    versions: Object.freeze({ node: VERSION }),
    title: "workerd",
    argv0: "workerd",
  },
  ...{ platform: "linux", arch: "x64", pid: 1, ppid: 0, debugPort: 0, execPath: "", argv: ["workerd"] },
  ...{ execArgv: [], exitCode: undefined, connected: false, sourceMapsEnabled: false },
  ...{ noDeprecation: false, throwDeprecation: false, traceDeprecation: false },
  release: { name: "node", lts: true, sourceUrl: "", headersUrl: "" },
  config: { target_defaults: {}, variables: {} },
  features: {
    ...{ cached_builtins: true, debug: false, inspector: false, ipv6: true, openssl_is_boringssl: true },
    ...{
      require_module: false,
      tls: true,
      tls_alpn: true,
      tls_ocsp: true,
      tls_sni: true,
      typescript: false,
      uv: true,
    },
  },
  allowedNodeEnvironmentFlags: new Set<string>(),
  channel: null,
  domain: null,
  finalization: {},
  moduleLoadList: [],
  permission: {},
  report: {},
  env: environment,
  stdin: null,
  stdout: logStream("log", 1),
  stderr: logStream("error", 2),
};

const functions = {
  chdir,
  cwd,
  emitWarning,
  exit,
  getBuiltinModule,
  hrtime,
  memoryUsage,
  nextTick,
  abort: () => exit(134),
  reallyExit: exit,
  uptime: () => (host().now() - started) / 1000,
  umask: () => 0o22,
  availableMemory: () => 0,
  constrainedMemory: () => 0,
  hasUncaughtExceptionCaptureCallback: () => false,
  setUncaughtExceptionCaptureCallback: () => undefined,
  assert: (value: unknown, message?: string) => {
    if (!value) {
      throw new Error(message ?? "assertion error");
    }
  },
  getActiveResourcesInfo: () => [],
  getSourceMapsSupport: () => ({ enabled: false, nodeModules: false, generatedCode: false }),
  getgroups: () => [],
  setSourceMapsEnabled: () => undefined,
  loadEnvFile: refused("process.loadEnvFile"),
  ref: () => undefined,
  unref: () => undefined,
  ...Object.fromEntries(["getuid", "getgid", "geteuid", "getegid"].map((name) => [name, () => 0])),
  ...Object.fromEntries(
    ["binding", "cpuUsage", "dlopen", "execve", "initgroups", "kill", "openStdin", "resourceUsage", "send"]
      .concat(["setegid", "seteuid", "setgid", "setgroups", "setuid", "threadCpuUsage"])
      .map((name) => [name, refused(`process.${name}`)]),
  ),
};

/** https://nodejs.org/api/process.html as far as there is a process: the one that programs of Workers see. */
const process = Object.assign(Object.create(EventEmitter.prototype) as Emitter, properties, functions);
Object.defineProperty(process, Symbol.toStringTag, { value: "process", configurable: true });

export const {
  version,
  versions,
  title,
  argv0,
  platform,
  arch,
  pid,
  ppid,
  debugPort,
  execPath,
  argv,
  execArgv,
} = properties;
export const { exitCode, connected, sourceMapsEnabled, noDeprecation, throwDeprecation, traceDeprecation } =
  properties;
export const { release, config, features, allowedNodeEnvironmentFlags, env, stdin, stdout, stderr } =
  properties;
export const { abort, reallyExit, uptime, umask, availableMemory, constrainedMemory, ref, unref } = functions;
export const { getActiveResourcesInfo, setSourceMapsEnabled, loadEnvFile } = functions;
export const { assert, getSourceMapsSupport, getgroups } = functions;
export const { channel, domain, finalization, moduleLoadList, permission, report } = properties;
export const { hasUncaughtExceptionCaptureCallback, setUncaughtExceptionCaptureCallback } = functions;
export const {
  binding,
  cpuUsage,
  dlopen,
  execve,
  initgroups,
  threadCpuUsage,
  kill,
  openStdin,
  resourceUsage,
  send,
} = process as unknown as Record<string, unknown>;
export const { getuid, getgid, geteuid, getegid, setegid, seteuid, setgid, setgroups, setuid } =
  process as unknown as Record<string, unknown>;

export default process;
