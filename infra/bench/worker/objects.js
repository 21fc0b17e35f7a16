import { DurableObject } from "cloudflare:workers";

/** Milliseconds that alarms came late, of all objects that live in this isolate. */
let lateness = [];

export class Counter extends DurableObject {
  async fetch(request) {
    const due = Number(new URL(request.url).searchParams.get("due"));
    if (due > 0) await this.ctx.storage.setAlarm(due);
    else await this.ctx.storage.put("touched", true);
    return new Response(null, { status: 204 });
  }

  alarm({ scheduledTime }) {
    lateness.push(Date.now() - scheduledTime);
  }
}

/** Calls objects numbered `from` to `to`, all at once; each has its alarm `step` milliseconds after the one before. */
async function each(env, parameters) {
  const [from, to, due, step] = ["from", "to", "due", "step"].map((name) => Number(parameters.get(name)));
  const calls = [];
  for (let which = from; which < to; which++) {
    const time = due > 0 ? due + which * step : 0;
    calls.push(env.Counter.getByName(`object-${which}`).fetch(`http://object/?due=${time}`));
  }
  await Promise.all(calls);
}

export default {
  async fetch(request, env) {
    const url = new URL(request.url);
    switch (url.pathname) {
      case "/each":
        await each(env, url.searchParams);
        return new Response(null, { status: 204 });
      case "/lateness": {
        const taken = lateness;
        lateness = [];
        return Response.json(taken);
      }
      default:
        return new Response("ready");
    }
  },
};
