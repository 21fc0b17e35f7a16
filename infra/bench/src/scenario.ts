import { type Endpoint, send } from "@holdfast/side-by-side";

const OBJECTS = 1000;
const AT_ONCE = 25;

/** One kind of request to measure. */
export interface Scenario {
  readonly name: string;
  readonly path: string;
  /** Throws unless the answers are right; runs before anything is measured. */
  check(endpoint: Endpoint): Promise<void>;
}

export const scenarios: readonly Scenario[] = [
  { name: "hello", path: "/hello", check: (endpoint) => says(endpoint, "/hello", "Hello World") },
  {
    name: "object fetch",
    path: "/object",
    check: (endpoint) => says(endpoint, "/object", "Hello from an object"),
  },
  {
    name: "object method",
    path: "/rpc",
    check: (endpoint) => says(endpoint, "/rpc", "Hello World from a method"),
  },
  { name: "counter on one object", path: "/counter", check: (endpoint) => grows(endpoint, "/counter") },
  {
    name: "counter over 1,000 objects",
    path: "/counters",
    check: async (endpoint) => {
      await grows(endpoint, "/counters?which=0");
      await grows(endpoint, "/counters?which=999");
      await touchAll(endpoint);
    },
  },
];

async function says(endpoint: Endpoint, path: string, expected: string): Promise<void> {
  const text = await bodyOf(endpoint, path);
  if (text !== expected) throw new Error(`${path} answered ${JSON.stringify(text)}`);
}

/** Ten calls in a row and twenty at once: each count must be given out exactly once. */
async function grows(endpoint: Endpoint, path: string): Promise<void> {
  const first = await countOf(endpoint, path);
  for (let step = 1; step < 10; step++) {
    const count = await countOf(endpoint, path);
    if (count !== first + step) throw new Error(`${path} counted ${count} after ${first + step - 1}`);
  }
  const together = await Promise.all(Array.from({ length: 20 }, () => countOf(endpoint, path)));
  const expected = Array.from({ length: 20 }, (_, index) => first + 10 + index);
  if (together.sort((a, b) => a - b).join() !== expected.join()) {
    throw new Error(`${path} counted ${together.join()} for ${expected.join()}`);
  }
}

/** Calls each object once, so that none has its very first request measured. */
async function touchAll(endpoint: Endpoint): Promise<void> {
  for (let first = 0; first < OBJECTS; first += AT_ONCE) {
    const batch = Array.from({ length: AT_ONCE }, (_, index) => first + index);
    await Promise.all(batch.map((which) => countOf(endpoint, `/counters?which=${which}`)));
  }
}

async function countOf(endpoint: Endpoint, path: string): Promise<number> {
  return Number(await bodyOf(endpoint, path));
}

async function bodyOf(endpoint: Endpoint, path: string): Promise<string> {
  const answer = await send(endpoint, { path });
  if (answer.status !== 200) {
    throw new Error(`${path} answered ${answer.status}: ${answer.body.toString().slice(0, 300)}`);
  }
  return answer.body.toString();
}
