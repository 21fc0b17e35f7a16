import { DurableObject } from "cloudflare:workers";

/** A list of reminders. The object sleeps until the next one is due. */
export class Reminders extends DurableObject {
  async add(text, seconds) {
    const due = Date.now() + seconds * 1000;
    await this.ctx.storage.put(`due:${new Date(due).toISOString()}:${crypto.randomUUID()}`, { text, due });
    await this.setNext();
  }

  async list() {
    const waiting = await this.ctx.storage.list({ prefix: "due:" });
    const rung = (await this.ctx.storage.get("rung")) ?? [];
    return { waiting: [...waiting.values()], rung };
  }

  async alarm() {
    const rung = (await this.ctx.storage.get("rung")) ?? [];
    for (const [key, reminder] of await this.ctx.storage.list({ prefix: "due:" })) {
      if (reminder.due > Date.now()) break;
      console.log(`Reminder: ${reminder.text}`);
      rung.push({ ...reminder, rungAt: Date.now() });
      await this.ctx.storage.delete(key);
    }
    await this.ctx.storage.put("rung", rung.slice(-20));
    await this.setNext();
  }

  async setNext() {
    const [next] = (await this.ctx.storage.list({ prefix: "due:", limit: 1 })).values();
    if (next !== undefined) await this.ctx.storage.setAlarm(next.due);
  }
}

// POST /?in=10 with a text sets a reminder; GET shows those that wait and those that have rung.
export default {
  async fetch(request, env) {
    const reminders = env.REMINDERS.getByName("mine");
    if (request.method === "POST") {
      const seconds = Number(new URL(request.url).searchParams.get("in") ?? 10);
      await reminders.add(await request.text(), Math.min(Math.max(seconds, 1), 86_400));
    }
    return Response.json(await reminders.list());
  },
};
