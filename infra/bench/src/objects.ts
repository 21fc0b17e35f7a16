import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { type Endpoint, send, type WorkerSource } from "@holdfast/side-by-side";

const PER_CALL = 20;
const CALLS_AT_ONCE = 8;

/** The Worker of the measurements that are about many objects rather than requests. */
export async function objectsWorker(): Promise<WorkerSource> {
  const text = await readFile(resolve(import.meta.dirname, "../worker/objects.js"), "utf8");
  return {
    name: "bench-objects",
    compatibilityDate: "2026-11-01",
    mainModule: "objects.js",
    modules: new Map([["objects.js", text]]),
    objects: [{ className: "Counter", storage: "sqlite" }],
    readyPath: "/",
  };
}

/**
 * Calls each of many objects once.
 *
 * @param query what the Worker is told besides the objects' numbers
 */
export async function callEach(endpoint: Endpoint, count: number, query = ""): Promise<void> {
  let next = 0;
  const caller = async (): Promise<void> => {
    while (next < count) {
      const from = next;
      next += PER_CALL;
      const path = `/each?from=${from}&to=${Math.min(next, count)}${query}`;
      const { status, body } = await send(endpoint, { path });
      if (status !== 204) throw new Error(`${path} answered ${status}: ${body.toString().slice(0, 300)}`);
    }
  };
  await Promise.all(Array.from({ length: CALLS_AT_ONCE }, caller));
}
