import { randomUUID } from "node:crypto";
import { call, type Person } from "./person.ts";
import { script } from "./redis.ts";

const MINUTE_MILLIS = 60_000;
const OBJECT = "0b".repeat(32);

type Counters = Readonly<Record<string, number>>;

/** What a Worker, one of its objects, and all others used, by the names of pods' counters. */
export interface Counts {
  readonly worker: Counters;
  readonly object: Counters;
  readonly otherObjects: Counters;
}

interface Namespace {
  readonly id: string;
  readonly script: string;
}

/** Tells the platform, as a pod does, what a Worker and the objects of its namespace used in the coming minute; the object is called "busy". */
export async function tellUsage(person: Person, worker: string, counts: Counts): Promise<void> {
  const token = String(person.variables["CLOUDFLARE_API_TOKEN"]);
  const account = `/accounts/${person.account}`;
  const namespaces = await call<Namespace[]>(token, "GET", `${account}/workers/durable_objects/namespaces`);
  const { id } = await call<{ id: string }>(token, "GET", `${account}/workers/workers/${worker}`);
  const row = {
    minute: Math.floor(Date.now() / MINUTE_MILLIS) + 1,
    account: person.account,
    worker: id,
    version: randomUUID(),
  };
  const namespace = namespaces.find((each) => each.script === worker)?.id;
  const rollup = JSON.stringify({
    rows: [
      { ...row, counters: counts.worker },
      { ...row, namespace, object: OBJECT, objectName: "busy", counters: counts.object },
      { ...row, namespace, counters: counts.otherObjects },
    ],
  });
  await script(`return redis.call('XADD', 'holdfast:rollups', '*', 'pod', '${randomUUID()}',
    'batch', '1', 'rollup', [==[${rollup}]==])`);
}
