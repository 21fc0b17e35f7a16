import { randomUUID } from "node:crypto";
import { type Endpoint, send } from "@holdfast/side-by-side";
import type { Entry, Request, Stored } from "./history.ts";

/** After a request that failed a client rests, as a well-behaved one does. */
const REST_MILLIS = 400;
const WAYS = ["async", "kv", "transaction"];

export interface Load {
  readonly objects: number;
  readonly clients: number;
}

/** Asks with several clients at once, and adds what came of it to the entries. */
export async function ask(
  endpoint: Endpoint,
  { objects, clients }: Load,
  entries: Entry[],
  goesOn: () => boolean,
): Promise<void> {
  let begun = 0;
  const client = async (): Promise<void> => {
    while (goesOn()) {
      const entry = await once(endpoint, nameOf(Math.floor(Math.random() * objects)), requestOf(++begun));
      entries.push(entry);
      if (entry.answer === undefined) await pause(REST_MILLIS);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
}

/** What an object stores now; asks until it answers. */
export async function storedIn(endpoint: Endpoint, object: string): Promise<Stored> {
  for (let tries = 0; ; tries++) {
    try {
      const answer = await send(endpoint, { path: `/stored?object=${object}` });
      if (answer.status === 200) return JSON.parse(answer.body.toString()) as Stored;
    } catch (error) {
      if (tries > 100) throw error;
    }
    if (tries > 100) throw new Error(`${object} does not answer`);
    await pause(REST_MILLIS);
  }
}

function requestOf(number: number): Request {
  switch (number % 5) {
    case 0:
      return { kind: "count" };
    case 1:
      return { kind: "write", value: number };
    case 2:
      return { kind: "read" };
    default:
      return { kind: "increment", id: randomUUID() };
  }
}

async function once(endpoint: Endpoint, object: string, request: Request): Promise<Entry> {
  const begin = performance.now();
  const answer = await send(endpoint, { path: pathOf(object, request) })
    .then(({ status, body }) => (status === 200 ? Number(body.toString()) : undefined))
    .catch(() => undefined);
  return { object, request, begin, end: performance.now(), answer };
}

function pathOf(object: string, request: Request): string {
  const path = `/${request.kind}?object=${object}`;
  switch (request.kind) {
    case "increment":
      return `${path}&id=${request.id}&how=${WAYS[Math.floor(Math.random() * WAYS.length)] ?? ""}`;
    case "write":
      return `${path}&value=${request.value}`;
    default:
      return path;
  }
}

function nameOf(object: number): string {
  return `object-${object}`;
}

export function pause(millis: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, millis));
}
