import { buildUpload } from "../domain/upload.ts";
import type { Template } from "../templates/template.ts";
import { client, resultOf } from "./client.ts";

const SCRIPT_PATH = "/client/v4/accounts/{account}/workers/scripts/{script}";

export function chooseSubdomain(account: string, subdomain: string) {
  return resultOf(
    client.PUT("/client/v4/accounts/{account}/workers/subdomain", {
      params: { path: { account } },
      body: { subdomain },
    }),
  );
}

/** Starts buying the paid plan; the browser is to be sent to the returned `url`. */
export function startCheckout(account: string) {
  return resultOf(
    client.POST("/client/v4/accounts/{account}/billing/checkout", {
      params: { path: { account } },
      body: {
        plan: "workers_paid",
        success_path: "/plan?checkout=success",
        cancel_path: "/plan?checkout=cancelled",
      },
    }),
  );
}

export function createToken(name: string) {
  return resultOf(client.POST("/client/v4/user/tokens", { body: { name } }));
}

export function revokeToken(token: string) {
  return resultOf(client.DELETE("/client/v4/user/tokens/{token}", { params: { path: { token } } }));
}

/** Deploys a template by the calls that wrangler makes: upload, then switch its subdomain on. */
export async function deployTemplate(account: string, script: string, template: Template) {
  const path = { account, script };
  const uploaded = await resultOf(
    client.PUT(SCRIPT_PATH, {
      params: { path },
      body: "",
      bodySerializer: () => buildUpload(template),
    }),
  );
  await resultOf(client.POST(`${SCRIPT_PATH}/subdomain`, { params: { path }, body: { enabled: true } }));
  return uploaded;
}
