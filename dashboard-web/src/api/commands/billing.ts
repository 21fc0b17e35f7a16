import { client, resultOf } from "../client.ts";

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
