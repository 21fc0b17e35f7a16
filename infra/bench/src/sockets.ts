import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { connect, type Socket } from "node:net";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type Endpoint, processesOf, type StartedPlatform, startPlatform } from "@holdfast/side-by-side";

const WORKER = resolve(import.meta.dirname, "../worker/sockets.js");
const IDLE = "1s";
const AT_ONCE = 50;
const SETTLED_MILLIS = 5_000;
const PATIENCE_MILLIS = 60_000;

/** What hibernated objects and their open sockets cost the pod. */
export interface SocketMemory {
  readonly sockets: number;
  /** Bytes of resident memory by which the pod grew with each socket, all of them of one object. */
  readonly ofOneObject: number;
  /** The same when each socket belongs to an object of its own. */
  readonly ofOwnObjects: number;
}

/**
 * Opens sockets over loopback to objects that then hibernate, and looks at the memory of the pod's process. Garbage is collected
 * before each look.
 */
export async function measureSocketMemory(count: number): Promise<SocketMemory> {
  const started = await startPlatform({
    HOLDFAST_OBJECTS_IDLE_TIMEOUT: IDLE,
    HOLDFAST_SANDBOX_IDLE_TIMEOUT: IDLE,
  });
  try {
    const { endpoint } = await started.platform.deploy({
      name: "sockets",
      compatibilityDate: "2026-11-01",
      mainModule: "sockets.js",
      modules: new Map([["sockets.js", await readFile(WORKER, "utf8")]]),
      objects: [{ className: "Listener", storage: "sqlite" }],
      readyPath: "/hello",
    });
    // What is loaded and made once is not counted: a first few sockets pay for it.
    await growth(started, endpoint, Math.ceil(count / 10), () => "/warm");
    return {
      sockets: count,
      ofOneObject: await growth(started, endpoint, count, () => "/one"),
      ofOwnObjects: await growth(started, endpoint, count, (number) => `/own-${number}`),
    };
  } finally {
    await started.stop();
  }
}

export function socketMemoryReport({ sockets, ofOneObject, ofOwnObjects }: SocketMemory): string {
  const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1);
  return (
    `hibernated, with ${sockets} open sockets, kB of the pod's memory for each: ` +
    `${kilobytes(ofOneObject)} as sockets of one object, ${kilobytes(ofOwnObjects)} with an object for each`
  );
}

async function growth(
  started: StartedPlatform,
  endpoint: Endpoint,
  count: number,
  path: (number: number) => string,
): Promise<number> {
  const before = await resident(started);
  const sockets: Socket[] = [];
  for (let opened = 0; opened < count; opened += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, count - opened) }, (_, index) =>
      open(endpoint, path(opened + index)),
    );
    sockets.push(...(await Promise.all(some)));
  }
  try {
    await pause(SETTLED_MILLIS);
    return ((await resident(started)) - before) / count;
  } finally {
    sockets.forEach((socket) => socket.destroy());
    await pause(SETTLED_MILLIS);
  }
}

/** Opens one socket; no more of a client than that. */
function open(endpoint: Endpoint, path: string): Promise<Socket> {
  return new Promise((opened, fail) => {
    const socket = connect(endpoint.port, endpoint.address);
    socket.setTimeout(PATIENCE_MILLIS, () => socket.destroy(new Error(`${path} did not answer`)));
    socket.once("error", fail);
    socket.once("data", (head) => {
      socket.setTimeout(0);
      if (head.toString().startsWith("HTTP/1.1 101 ")) opened(socket);
      else fail(new Error(`${path} answered ${head.toString().split("\r\n")[0] ?? ""}`));
    });
    socket.write(
      [
        `GET ${path} HTTP/1.1`,
        `host: ${endpoint.host}`,
        "connection: upgrade",
        "upgrade: websocket",
        "sec-websocket-version: 13",
        "sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==",
        "\r\n",
      ].join("\r\n"),
    );
  });
}

/** Resident bytes of the pod's own process, without garbage. */
async function resident({ environment }: StartedPlatform): Promise<number> {
  const [pid] = await processesOf("pod", environment);
  if (pid === undefined) throw new Error("there is no pod");
  const home = execFileSync("readlink", ["-f", `/proc/${pid}/exe`], { encoding: "utf8" }).trim();
  execFileSync(join(home, "../jcmd"), [String(pid), "GC.run"], { stdio: "ignore" });
  await pause(1_000);
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024;
}
