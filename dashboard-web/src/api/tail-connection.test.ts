import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ACCOUNT, fakeApi } from "../test/fake-api.ts";
import { TailConnection, type TailState } from "./tail-connection.ts";

const TAILS = `${ACCOUNT}/workers/scripts/shop/tails`;

/** Stands in for the browser's: tests say what happens to it. */
class FakeSocket {
  static readonly made: FakeSocket[] = [];
  onopen = () => {};
  onmessage: (event: { data: string }) => void = () => {};
  onclose: (event: { code: number; reason: string }) => void = () => {};
  close = vi.fn();

  constructor(
    readonly url: string,
    readonly protocol: string,
  ) {
    FakeSocket.made.push(this);
  }
}

describe("a tail's connection", () => {
  const states: TailState["kind"][] = [];
  const traces: unknown[] = [];
  let count = 0;

  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal("WebSocket", FakeSocket);
    count = 0;
    fakeApi
      .on(`POST ${TAILS}`, () => ({ result: { id: `t${(count += 1)}`, url: `ws://tail/${count}` } }))
      .on(`DELETE ${TAILS}/t1`, { result: {} })
      .on(`DELETE ${TAILS}/t2`, { result: {} });
  });

  afterEach(() => {
    vi.useRealTimers();
    for (const list of [FakeSocket.made, states, traces]) list.length = 0;
  });

  function connect() {
    return new TailConnection({
      account: "acc",
      script: "shop",
      outcome: undefined,
      onTrace: (trace) => traces.push(trace),
      onState: ({ kind }) => states.push(kind),
    });
  }

  async function socket(number: number): Promise<FakeSocket> {
    return vi.waitFor(() => {
      const made = FakeSocket.made[number];
      if (made === undefined) throw new Error(`There is no socket ${number} yet`);
      return made;
    });
  }

  const deleted = () => fakeApi.calls.filter(({ method }) => method === "DELETE").map(({ path }) => path);

  it("tells what comes, and frees its place when it is closed", async () => {
    const connection = connect();
    const first = await socket(0);
    expect([first.url, first.protocol]).toEqual(["ws://tail/1", "trace-v1"]);
    first.onopen();
    first.onmessage({ data: '{"outcome":"ok"}' });
    connection.close();
    first.onmessage({ data: '{"outcome":"exception"}' });
    expect(traces).toEqual([{ outcome: "ok" }]);
    expect(states).toEqual(["connecting", "live"]);
    await vi.waitFor(() => expect(deleted()).toEqual([`${TAILS}/t1`]));
  });

  it("is made anew after a pause when the line breaks", async () => {
    const connection = connect();
    (await socket(0)).onopen();
    FakeSocket.made[0]?.onclose({ code: 1006, reason: "" });
    expect(states.at(-1)).toBe("waiting");
    await vi.advanceTimersByTimeAsync(1_000);
    (await socket(1)).onopen();
    expect(states.at(-1)).toBe("live");
    connection.close();
  });

  it("ends when the API ends it, or refuses it", async () => {
    connect();
    (await socket(0)).onclose({ code: 1000, reason: "The tail has expired" });
    expect(states).toEqual(["connecting", "ended"]);
    fakeApi.on(`POST ${TAILS}`, { status: 403, code: 10076, message: "too many" });
    connect();
    await vi.waitFor(() => expect(states.at(-1)).toBe("refused"));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(FakeSocket.made).toHaveLength(1);
  });
});
