import { client, resultOf } from "../client.ts";

export function chooseSubdomain(account: string, subdomain: string) {
  return resultOf(
    client.PUT("/client/v4/accounts/{account}/workers/subdomain", {
      params: { path: { account } },
      body: { subdomain },
    }),
  );
}

export function createToken(name: string) {
  return resultOf(client.POST("/client/v4/user/tokens", { body: { name } }));
}

export function revokeToken(token: string) {
  return resultOf(client.DELETE("/client/v4/user/tokens/{token}", { params: { path: { token } } }));
}
