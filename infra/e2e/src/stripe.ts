import { port, secret } from "./launcher.ts";

const GOOD_CARD = "4242424242424242";
/** Pays once and is declined at renewals. */
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

/** Submits a hosted page's form; fails when the page says no. */
export async function submit(page: string, form: Record<string, string>): Promise<void> {
  const response = await fetch(page, { method: "POST", body: new URLSearchParams(form), redirect: "manual" });
  if (response.status !== 303)
    throw new Error(`${page} answered ${response.status}: ${await response.text()}`);
}

export function card(number = GOOD_CARD): Record<string, string> {
  return { cardNumber: number, cardExpiry: "12 / 49", cardCvc: "123", billingName: "E2E" };
}

/** The id of the invoice that waits to be paid, as the portal shows it. */
export async function openInvoice(portal: string): Promise<string> {
  const found = /name="invoice" value="([^"]+)"/.exec(await (await fetch(portal)).text())?.[1];
  if (found === undefined) throw new Error("No invoice waits to be paid");
  return found;
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
