import { DurableObject } from "cloudflare:workers";

const PER_SECOND = 1;
const BURST = 5;

/** A bucket of tokens for one client, which fills up again with time. */
export class Bucket extends DurableObject {
  tokens = BURST;
  filledAt = Date.now();

  /** Takes a token. Returns how many seconds the client has to wait first: 0 if there was one. */
  take() {
    const now = Date.now();
    this.tokens = Math.min(BURST, this.tokens + ((now - this.filledAt) / 1000) * PER_SECOND);
    this.filledAt = now;
    if (this.tokens < 1) return (1 - this.tokens) / PER_SECOND;
    this.tokens -= 1;
    return 0;
  }
}
