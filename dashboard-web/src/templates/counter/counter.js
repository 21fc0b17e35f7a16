import { DurableObject } from "cloudflare:workers";

/** One stored number. Callers see a new one only when it is safe. */
export class Counter extends DurableObject {
  async count() {
    return (await this.ctx.storage.get("count")) ?? 0;
  }

  async add(step) {
    const count = (await this.count()) + step;
    await this.ctx.storage.put("count", count);
    return count;
  }
}
