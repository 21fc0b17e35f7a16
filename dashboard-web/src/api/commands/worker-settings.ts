import { client, resultOf } from "../client.ts";
import type { Binding } from "../model.ts";

const SCRIPT = "/client/v4/accounts/{account}/workers/scripts/{script}";

/** A new version with the same code and these bindings, in service at once. One that has only name and type stays as it is. */
export function replaceBindings(account: string, script: string, bindings: Binding[]) {
  const form = new FormData();
  form.append("settings", JSON.stringify({ bindings }));
  return resultOf(
    client.PATCH(`${SCRIPT}/settings`, {
      params: { path: { account, script } },
      body: "",
      bodySerializer: () => form,
    }),
  );
}

export function putSecret(account: string, script: string, name: string, text: string) {
  return resultOf(
    client.PUT(`${SCRIPT}/secrets`, {
      params: { path: { account, script } },
      body: { name, text, type: "secret_text" },
    }),
  );
}

export function deleteSecret(account: string, script: string, name: string) {
  return resultOf(client.DELETE(`${SCRIPT}/secrets/{name}`, { params: { path: { account, script, name } } }));
}

export function switchSubdomain(account: string, script: string, enabled: boolean, previews: boolean) {
  return resultOf(
    client.POST(`${SCRIPT}/subdomain`, {
      params: { path: { account, script } },
      body: { enabled, previews_enabled: previews },
    }),
  );
}

export function replaceSchedules(account: string, script: string, crons: string[]) {
  return resultOf(
    client.PUT(`${SCRIPT}/schedules`, {
      params: { path: { account, script } },
      body: crons.map((cron) => ({ cron })),
    }),
  );
}

/** Which invocations are kept though they printed nothing; `rate` is a share from 0 to 1. */
export function setObservability(account: string, script: string, enabled: boolean, rate: number) {
  const observability: unknown = { enabled, head_sampling_rate: rate };
  return resultOf(
    client.PATCH(`${SCRIPT}/script-settings`, {
      params: { path: { account, script } },
      body: { observability: observability as never },
    }),
  );
}

/** Deletes a Worker with everything that its objects store. */
export function deleteWorker(account: string, script: string) {
  return resultOf(client.DELETE(SCRIPT, { params: { path: { account, script }, query: { force: true } } }));
}
