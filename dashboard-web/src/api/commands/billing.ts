import { client, resultOf } from "../client.ts";
import type { SpendingRequest } from "../model.ts";

/** Starts buying the paid plan; the browser is to be sent to the returned `url`. */
export function startCheckout(account: string) {
  return resultOf(
    client.POST("/client/v4/accounts/{account}/billing/checkout", {
      params: { path: { account } },
      body: {
        plan: "workers_paid",
        success_path: "/billing?checkout=success",
        cancel_path: "/billing?checkout=cancelled",
      },
    }),
  );
}

/** Opens the payment provider's pages for card, cancellation and invoices; the browser is to be sent to the `url`. */
export function openPortal(account: string) {
  return resultOf(
    client.POST("/client/v4/accounts/{account}/billing/portal", {
      params: { path: { account } },
      body: { return_path: "/billing" },
    }),
  );
}

export function chooseSpending(account: string, body: SpendingRequest) {
  return resultOf(
    client.PUT("/client/v4/accounts/{account}/billing/spending", { params: { path: { account } }, body }),
  );
}

/** Lets run again what was paused. */
export function liftPause(account: string, id: string) {
  return resultOf(
    client.DELETE("/client/v4/accounts/{account}/billing/pauses/{id}", { params: { path: { account, id } } }),
  );
}
