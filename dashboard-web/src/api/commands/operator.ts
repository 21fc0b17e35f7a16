import { client, resultOf } from "../client.ts";

const ACCOUNT = "/client/v4/operator/accounts/{id}";

/** Stops everything of an account; its members are told why. */
export function suspendAccount(id: string, reason: string) {
  return resultOf(client.PUT(`${ACCOUNT}/suspension`, { params: { path: { id } }, body: { reason } }));
}

export function liftSuspension(id: string) {
  return resultOf(client.DELETE(`${ACCOUNT}/suspension`, { params: { path: { id } } }));
}

export interface AccountLimits {
  requests_per_minute?: number;
  cpu_millis?: number;
}

/** What is left out is as the installation and the account's plan have it. */
export function limitAccount(id: string, limits: AccountLimits) {
  return resultOf(client.PUT(`${ACCOUNT}/limits`, { params: { path: { id } }, body: limits }));
}

export function replayPaymentEvent(id: string) {
  return resultOf(
    client.POST("/client/v4/operator/payment-events/{id}/replay", { params: { path: { id } } }),
  );
}
