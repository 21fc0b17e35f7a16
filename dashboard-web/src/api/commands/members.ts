import { client, resultOf } from "../client.ts";

export function inviteMember(account: string, email: string, role: string) {
  return resultOf(
    client.POST("/client/v4/accounts/{account}/members", {
      params: { path: { account } },
      body: { email, roles: [role] },
    }),
  );
}

export function changeMember(account: string, member: string, role: string) {
  return resultOf(
    client.PUT("/client/v4/accounts/{account}/members/{member}", {
      params: { path: { account, member } },
      body: { roles: [role] },
    }),
  );
}

/** Ends a membership, or takes an invitation back. */
export function removeMember(account: string, member: string) {
  return resultOf(
    client.DELETE("/client/v4/accounts/{account}/members/{member}", {
      params: { path: { account, member } },
    }),
  );
}

export function leaveAccount(membership: string) {
  return resultOf(client.DELETE("/client/v4/memberships/{membership}", { params: { path: { membership } } }));
}

export function answerInvite(invite: string, status: "accepted" | "rejected") {
  return resultOf(
    client.PATCH("/client/v4/user/invites/{invite}", { params: { path: { invite } }, body: { status } }),
  );
}
