import { expect, it } from "vitest";
import { ANYTHING, tokenChoice, tokenRequest } from "./token.ts";

const groups = [
  { id: "g1", name: "Workers Scripts Write", scopes: ["com.cloudflare.api.account"] },
  { id: "g2", name: "User Details Read", scopes: ["com.cloudflare.api.user"] },
];

it("a token without a choice is good for whatever its owner may do", () => {
  expect(tokenRequest({ ...ANYTHING, name: " laptop " }, groups, "u1")).toEqual({ name: "laptop" });
});

it("a token's permissions are bound to accounts or to the user, and read back as they were chosen", () => {
  const choice = {
    name: "ci",
    permissions: ["g1", "g2"],
    accounts: ["a1"],
    lastDay: "2027-01-31",
    addresses: ["10.0.0.0/8"],
  };
  const request = tokenRequest(choice, groups, "u1");
  expect(request.policies).toEqual([
    {
      effect: "allow",
      permission_groups: [{ id: "g1" }],
      resources: { "com.cloudflare.api.account.a1": "*" },
    },
    { effect: "allow", permission_groups: [{ id: "g2" }], resources: { "com.cloudflare.api.user.u1": "*" } },
  ]);
  expect(request.expires_on).toBe("2027-01-31T23:59:59Z");
  const token = { ...request, id: "t", issued_on: "", modified_on: "", status: "active" };
  expect(tokenChoice(token)).toEqual(choice);
});
