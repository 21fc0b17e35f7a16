import { port, secret } from "./launcher.ts";

export const GOOD_CARD = "4242424242424242";
/** Can be charged when it is typed in, and is declined at renewals. */
export const CARD_DECLINED_LATER = "4000000000000341";

/** Calls the Stripe sandbox as the control plane does. */
async function stripe<T>(method: string, path: string, form: Record<string, string> = {}): Promise<T> {
  const response = await fetch(`http://localhost:${await port("stripe")}${path}`, {
    method,
    headers: { authorization: `Bearer ${await secret("stripe-secret-key")}` },
    ...(method === "POST" ? { body: new URLSearchParams(form) } : {}),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

/** Buys with a good card what a checkout's hosted page offers, without a browser. */
export async function payAt(checkout: string): Promise<void> {
  const form = { cardNumber: GOOD_CARD, cardExpiry: "12 / 49", cardCvc: "123", billingName: "E2E" };
  const response = await fetch(checkout, {
    method: "POST",
    body: new URLSearchParams(form),
    redirect: "manual",
  });
  if (response.status !== 303)
    throw new Error(`${checkout} answered ${response.status}: ${await response.text()}`);
}

/** Lets days pass at the sandbox, for everybody. */
export async function letDaysPass(days: number): Promise<void> {
  const now = Math.ceil(Date.now() / 1000) + 1;
  const clock = await stripe<{ id: string; frozen_time: number }>("POST", "/v1/test_helpers/test_clocks", {
    frozen_time: String(now),
  });
  await stripe("POST", `/v1/test_helpers/test_clocks/${clock.id}/advance`, {
    frozen_time: String(Math.max(now, clock.frozen_time + 60) + days * 86_400),
  });
}
