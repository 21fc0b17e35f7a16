import type { Subscription } from "../api/model.ts";
import { formatPrice } from "./money.ts";
import { localDate } from "./time.ts";

export interface Standing {
  label: string;
  color: "kelp" | "lamp" | "red" | "gray";
  /** What is so now, and what happens when. */
  text: string;
  /** Whether an invoice waits to be paid. */
  owes: boolean;
  /** Whether the plan can be bought. */
  canBuy: boolean;
}

const CALM = { owes: false, canBuy: false } as const;
const OWING = { owes: true, canBuy: false } as const;
const BUYING = { owes: false, canBuy: true } as const;
const NOTHING_DELETED = "Nothing is deleted";

/** How an account stands with what it bought, in words. */
export function describeStanding(subscription: Subscription): Standing {
  const { standing, price_cents: cents, currency, current_period_end: end, lapses_on: lapses } = subscription;
  switch (standing) {
    case "active":
      return {
        ...CALM,
        label: "Active",
        color: "kelp",
        text: `Renews on ${day(end)} for ${formatPrice(cents, currency)}, plus what was used beyond the included amounts.`,
      };
    case "ending":
      return {
        ...CALM,
        label: "Cancelled",
        color: "lamp",
        text: `Everything goes on until ${day(lapses ?? end)}; then Durable Objects stop. ${NOTHING_DELETED}. Until then the cancellation can be taken back.`,
      };
    case "grace":
      return {
        ...OWING,
        label: "Past due",
        color: "lamp",
        text: `The renewal could not be paid. Everything goes on until ${day(lapses)}; unless it is paid by then, Durable Objects stop. ${NOTHING_DELETED}.`,
      };
    case "overdue":
    case "unpaid":
      return {
        ...OWING,
        label: "Unpaid",
        color: "red",
        text: `The renewal was not paid in time, so Durable Objects have stopped. ${NOTHING_DELETED}: they go on, with their data, as soon as the open invoice is paid.`,
      };
    case "ended":
      return {
        ...BUYING,
        label: "Ended",
        color: "gray",
        text: `The subscription is over, so Durable Objects have stopped. ${NOTHING_DELETED}: they go on when you subscribe again.`,
      };
    default:
      return { ...BUYING, label: "Free", color: "gray", text: "Nothing is charged, and nothing ends." };
  }
}

function day(moment: string | null | undefined): string {
  return moment ? localDate(new Date(moment)) : "the end of the period";
}
