import type { Subscription, Token, Worker } from "../api/model.ts";

/** Which steps of the guide are done, as far as the account shows it. */
export interface GuideProgress {
  hasPlan: boolean;
  hasToken: boolean;
  hasWorker: boolean;
  hasChanged: boolean;
}

/** A Worker is created and deployed within the same call. */
const FIRST_DEPLOY_MILLIS = 5_000;

interface Facts {
  subscription: Subscription;
  tokens: readonly Token[];
  workers: readonly Worker[];
}

export function guideProgress({ subscription, tokens, workers }: Facts): GuideProgress {
  return {
    hasPlan: subscription.plan !== "workers_free",
    hasToken: tokens.length > 0 || workers.some(({ last_deployed_from: from }) => from === "wrangler"),
    hasWorker: workers.length > 0,
    hasChanged: workers.some(
      ({ created_on, modified_on }) => Date.parse(modified_on) - Date.parse(created_on) > FIRST_DEPLOY_MILLIS,
    ),
  };
}
