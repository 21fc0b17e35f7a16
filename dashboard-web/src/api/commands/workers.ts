import { buildUpload } from "../../domain/upload.ts";
import type { Template } from "../../templates/template.ts";
import { client, resultOf } from "../client.ts";

const SCRIPT_PATH = "/client/v4/accounts/{account}/workers/scripts/{script}";

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
