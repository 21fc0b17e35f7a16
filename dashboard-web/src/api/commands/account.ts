import { client, resultOf } from "../client.ts";

export function chooseSubdomain(account: string, subdomain: string) {
  return resultOf(
    client.PUT("/client/v4/accounts/{account}/workers/subdomain", {
      params: { path: { account } },
      body: { subdomain },
    }),
  );
}

export function renameAccount(account: string, name: string) {
  return resultOf(
    client.PUT("/client/v4/accounts/{account}", { params: { path: { account } }, body: { name } }),
  );
}
