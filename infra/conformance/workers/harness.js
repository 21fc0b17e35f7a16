import { DurableObject } from "cloudflare:workers";
import { describe, describeError } from "./describe.js";

const LIST = "/.checks";
const RUN = "/.check";

/**
 * Makes a Worker out of named checks. Each check is a function whose value, or whose exception, is the answer:
 *
 * - `inWorker` gets `{env, ctx, request, other, fresh}`: `fresh(suffix)` is a name that no other check or run uses,
 *   `other(suffix)` a stub of such an object of the class Store
 * - `inObject` runs in a fresh object with SQLite storage, `inLegacy` in one with key-value storage, and gets
 *   `{state, storage, env}`
 *
 * `fetch(request, env, ctx)` answers all other requests, those of `<file>.requests.json`; `objectFetch(request, state, env)`
 * those that are sent on to an object. The file exports `entry` as default, and the two classes:
 * `export class Store extends group.Store {}` and `export class Legacy extends group.Legacy {}`.
 */
export function group({ inWorker = {}, inObject = {}, inLegacy = {}, fetch, objectFetch }) {
  const objectClass = (checks) =>
    class extends DurableObject {
      fetch(request) {
        const url = new URL(request.url);
        return url.pathname === RUN
          ? answer(checks[url.searchParams.get("name")], {
              state: this.ctx,
              storage: this.ctx.storage,
              env: this.env,
            })
          : objectFetch(request, this.ctx, this.env);
      }
    };
  return {
    Store: objectClass(inObject),
    Legacy: objectClass(inLegacy),
    entry: {
      fetch(request, env, ctx) {
        const url = new URL(request.url);
        if (url.pathname === LIST) {
          return Response.json([
            ...Object.keys(inWorker),
            ...Object.keys(inObject),
            ...Object.keys(inLegacy),
          ]);
        }
        if (url.pathname !== RUN) return fetch ? fetch(request, env, ctx) : new Response("ready");
        const name = url.searchParams.get("name");
        const fresh = (suffix = "") => `${url.searchParams.get("run")} ${name} ${suffix}`;
        if (name in inObject) return env.Store.get(env.Store.idFromName(fresh())).fetch(request);
        if (name in inLegacy) return env.Legacy.get(env.Legacy.idFromName(fresh())).fetch(request);
        const other = (suffix) => env.Store.get(env.Store.idFromName(fresh(suffix)));
        return answer(inWorker[name], { env, ctx, request, fresh, other });
      },
    },
  };
}

async function answer(check, context) {
  try {
    return Response.json({ value: describe(await check(context)) });
  } catch (error) {
    return Response.json({ exception: describeError(error) });
  }
}

/** Returns the description of what the action throws, or of its rejection; of its value if it succeeds. */
export async function caught(action) {
  try {
    return { value: await action() };
  } catch (error) {
    return describeError(error);
  }
}
