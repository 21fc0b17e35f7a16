import type { Attention } from "../api/model.ts";
import { allowanceName } from "./billed-metrics.ts";
import { localTime } from "./time.ts";

interface Description {
  title: string;
  text: string;
  /** What leads to where something can be done about it. */
  action: string;
  to: "/billing" | "/billing/spending" | "/audit";
  /** Whether something stands still already. */
  grave: boolean;
}

/** What the banner says of something that should be known. */
export function describeAttention({ kind, text, until, percent, allowances }: Attention): Description {
  const when = until ? localTime(new Date(until)) : "";
  switch (kind) {
    case "suspended":
      return {
        title: "This account is suspended",
        text: `${text}. Nothing runs or can be changed until that is lifted; nothing is deleted.`,
        action: "See the audit log",
        to: "/audit",
        grave: true,
      };
    case "payment_failed":
      return {
        title: "A payment failed",
        text: `Everything goes on until ${when}. Unless the invoice is paid by then, Durable Objects stop.`,
        action: "See billing",
        to: "/billing",
        grave: false,
      };
    case "stopped":
      return {
        title: "Durable Objects have stopped",
        text: "The renewal was not paid in time. Nothing is deleted: objects go on as soon as the open invoice is paid.",
        action: "See billing",
        to: "/billing",
        grave: true,
      };
    case "paused":
      return { title: "Paused", text: text ?? "", action: "See what is paused", to: "/billing", grave: true };
    case "cap":
      return {
        title: percent === 100 ? "The spending cap is reached" : `${percent}% of the spending cap is spent`,
        text:
          percent === 100
            ? "Everything goes on, as you chose."
            : "You chose to be told before it is reached.",
        action: "See spending",
        to: "/billing/spending",
        grave: false,
      };
    case "day": {
      const what = sentence(allowances.map(allowanceName));
      return percent === 100
        ? {
            title: "The day's free allowance is used up",
            text: `${what}: more is refused until ${when}. The paid plan has no daily limits.`,
            action: "See plans",
            to: "/billing",
            grave: true,
          }
        : {
            title: `${percent}% of the day's free allowance is used`,
            text: `${what}: when it is used up, more is refused until ${when}.`,
            action: "See plans",
            to: "/billing",
            grave: false,
          };
    }
  }
}

const list = new Intl.ListFormat("en");

function sentence(words: string[]): string {
  const joined = list.format(words);
  return joined.charAt(0).toUpperCase() + joined.slice(1);
}
