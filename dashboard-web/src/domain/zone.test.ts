import { expect, it } from "vitest";
import type { Zone } from "../api/model.ts";
import { zoneOf } from "./zone.ts";

it.each([
  ["shop.example", "shop.example"],
  ["api.shop.example/v1/*", "shop.example"],
  ["https://a.eu.shop.example/*", "eu.shop.example"],
  ["*.shop.example/*", "shop.example"],
  ["*shop.example/*", "shop.example"],
  ["bookshop.example", undefined],
])("%s lies in %s", (pattern, name) => {
  const zones = [{ name: "shop.example" }, { name: "eu.shop.example" }] as Zone[];
  expect(zoneOf(zones, pattern)?.name).toBe(name);
});
