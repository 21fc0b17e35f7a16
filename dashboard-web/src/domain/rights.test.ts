import { expect, test } from "vitest";
import { may, mayGive, refusal, type Rights } from "./rights.ts";

const roles = [
  { id: "owner", name: "Owner", description: "", permissions: ["Billing Write", "Workers Scripts Write"] },
  { id: "developer", name: "Developer", description: "", permissions: ["Workers Scripts Write"] },
  { id: "billing", name: "Billing", description: "", permissions: ["Billing Write"] },
];
const asRole = (id: string): Rights => ({ own: roles.find((role) => role.id === id), roles });

test("what a role has no permission for is not offered", () => {
  expect(may(asRole("developer"), "Workers Scripts Write")).toBe(true);
  expect(may(asRole("developer"), "Billing Write")).toBe(false);
});

test("everything is offered while the role is not known", () => {
  expect(may(undefined, "Billing Write")).toBe(true);
  expect(may({ own: undefined, roles }, "Billing Write")).toBe(true);
});

test("nobody gives a role that may do more than their own", () => {
  const given = roles.filter((role) => mayGive(asRole("developer"), role)).map(({ id }) => id);
  expect(given).toEqual(["developer"]);
});

test("a refusal says who could do it", () => {
  expect(refusal(asRole("developer"), "Billing Write")).toBe(
    "Your role in this account is Developer. This takes Owner or Billing.",
  );
});
