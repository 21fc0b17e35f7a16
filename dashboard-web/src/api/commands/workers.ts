import { templateUpload } from "../../domain/upload.ts";
import type { Template } from "../../templates/template.ts";
import { client, resultOf } from "../client.ts";

const SCRIPT = "/client/v4/accounts/{account}/workers/scripts/{script}";

/** Deploys a new Worker by the calls that wrangler makes: upload, then switch its subdomain on. */
export async function deployNew(account: string, script: string, form: FormData) {
  const uploaded = await upload(account, script, form);
  const path = { account, script };
  await resultOf(client.POST(`${SCRIPT}/subdomain`, { params: { path }, body: { enabled: true } }));
  return uploaded;
}

/**
 * Deploys the next version of a Worker; where it answers stays as it is.
 *
 * @param base the version upon which it was written: refused if there is a newer one
 */
export function upload(account: string, script: string, form: FormData, base?: string) {
  return resultOf(
    client.PUT(SCRIPT, {
      params: { path: { account, script } },
      headers: base === undefined ? {} : { "If-Match": `"${base}"` },
      body: "",
      bodySerializer: () => form,
    }),
  );
}

/** Stores a version without deploying it. */
export function uploadVersion(account: string, script: string, form: FormData) {
  return resultOf(
    client.POST(`${SCRIPT}/versions`, {
      params: { path: { account, script } },
      body: "",
      bodySerializer: () => form,
    }),
  );
}

export function deployTemplate(account: string, script: string, template: Template) {
  return deployNew(account, script, templateUpload(template));
}
