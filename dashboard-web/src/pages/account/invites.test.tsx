import { createMemoryHistory } from "@tanstack/react-router";
import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { App } from "../../app.tsx";
import { fakeApi, NOW } from "../../test/fake-api.ts";

const own = { id: "acc", name: "Ada", created_on: NOW };
const reef = { id: "reef", name: "Reef", created_on: NOW };
const invite = {
  id: "i1",
  status: "pending",
  invited_member_email: "ada@example.com",
  account_id: "reef",
  account_name: "Reef",
  invited_by: "bea@example.com",
  invited_on: NOW,
  expires_on: NOW,
  roles: [{ id: "developer", name: "Developer", description: "", permissions: [] }],
};

it("an invitation that is accepted makes the account one of the user's", async () => {
  const membership = (account: object) => ({ id: "m", status: "accepted", roles: ["developer"], account });
  fakeApi
    .signedIn()
    .on("GET /client/v4/user/oauth_sessions", { result: [] })
    .on("GET /client/v4/memberships", { result: [membership(own)] })
    .on("GET /client/v4/user/invites", { result: [invite] })
    .on("PATCH /client/v4/user/invites/i1", async (request) => {
      expect(await request.json()).toEqual({ status: "accepted" });
      fakeApi
        .on("GET /client/v4/user/invites", { result: [] })
        .on("GET /client/v4/accounts", { result: [own, reef] })
        .on("GET /client/v4/memberships", { result: [membership(own), { ...membership(reef), id: "m2" }] });
      return { result: { ...invite, status: "accepted" } };
    });
  render(<App history={createMemoryHistory({ initialEntries: ["/profile"] })} />);
  const invitation = await screen.findByRole("alert");
  expect(within(invitation).getByText("Join Reef?")).toBeTruthy();
  await userEvent.click(within(invitation).getByRole("button", { name: "Accept" }));
  const link = await screen.findByRole("link", { name: "Reef" });
  expect(link.getAttribute("href")).toBe("/workers?account=reef");
});
