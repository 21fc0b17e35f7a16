import { DurableObject } from "cloudflare:workers";

const MOST_RUNG = 20;

/** A list of reminders. The object sleeps until the next one is due. */
export class Reminders extends DurableObject {
  async add(text, seconds) {
    const due = Date.now() + seconds * 1000;
    // Keys are listed in their order: the reminder that is due next comes first.
    await this.ctx.storage.put(`due:${new Date(due).toISOString()}:${crypto.randomUUID()}`, { text, due });
    await this.setNext();
  }

  async list() {
    const waiting = await this.ctx.storage.list({ prefix: "due:" });
    const rung = (await this.ctx.storage.get("rung")) ?? [];
    return { waiting: [...waiting.values()], rung };
  }

  /** Called by the platform when the alarm is due, whether the object is awake or not. */
  async alarm() {
    const rung = (await this.ctx.storage.get("rung")) ?? [];
    for (const [key, reminder] of await this.ctx.storage.list({ prefix: "due:" })) {
      if (reminder.due > Date.now()) break;
      console.log(`Reminder: ${reminder.text}`);
      rung.push({ ...reminder, rungAt: Date.now() });
      await this.ctx.storage.delete(key);
    }
    await this.ctx.storage.put("rung", rung.slice(-MOST_RUNG));
    await this.setNext();
  }

  /** An object has one alarm: it is set for whatever is due next. */
  async setNext() {
    const [next] = (await this.ctx.storage.list({ prefix: "due:", limit: 1 })).values();
    if (next !== undefined) await this.ctx.storage.setAlarm(next.due);
  }
}
