import { describe, expect, it } from "vitest";
import type { Worker } from "../api/model.ts";
import { omit } from "./omit.ts";
import { listed, listSearch, statusOf } from "./worker-list.ts";

function worker(id: string, modified: string, classes: string[] = []): Worker {
  return {
    id,
    tag: `${id}-tag`,
    modified_on: modified,
    tags: [],
    named_handlers: classes.map((name) => ({ name, handlers: ["class"] })),
    last_deployment: { id: "d", created_on: modified, author_email: "", source: "api" },
  } as unknown as Worker;
}

const workers = [
  worker("shop", "2026-01-02", ["Cart"]),
  worker("blog", "2026-01-03"),
  worker("art", "2026-01-01"),
];

describe("the list of Workers", () => {
  const names = (search: Parameters<typeof listed>[1]) =>
    listed(workers, search, new Map([["art", 5]])).map(({ id }) => id);

  it("has the last deployed first, the busiest, or goes by name", () => {
    expect(names({})).toEqual(["blog", "shop", "art"]);
    expect(names({ sort: "requests" })).toEqual(["art", "blog", "shop"]);
    expect(names({ sort: "name" })).toEqual(["art", "blog", "shop"]);
  });

  it("is searched by names and classes", () => {
    expect(names({ q: "ART" })).toEqual(["shop", "art"]);
    expect(names({ q: "cart shop" })).toEqual(["shop"]);
  });

  it("has in its address what is not the default", () => {
    expect(listSearch({ q: "", sort: "deployed" })).toEqual({});
    expect(listSearch({ q: "a", sort: "name" })).toEqual({ q: "a", sort: "name" });
  });

  it("tells what is paused, alone or with its account, from what is not deployed", () => {
    const shop = worker("shop", "2026-01-02");
    const pause = { id: "p", cause: "spending_cap", reason: "", since: "2026-01-02" };
    expect(statusOf(shop, [{ ...pause, worker: "blog-tag" }])).toBe("deployed");
    expect(statusOf(shop, [{ ...pause, worker: "shop-tag" }])).toBe("paused");
    expect(statusOf(shop, [pause])).toBe("paused");
    const draft = omit(shop, "last_deployment");
    expect(statusOf(draft, [pause])).toBe("undeployed");
  });
});
