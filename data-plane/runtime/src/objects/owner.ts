import { type Context, currentContext, currentOrNone } from "../context.ts";
import type { ObjectId } from "../host.ts";

/** To whom a binding belongs, hence on whose behalf calls through it are made. */
export type Owner = () => Context;

/** Bindings of a stateless event; a binding that outlives its event works for the event that uses it. */
export function eventOwner(event: Context): Owner {
  return () => (event.isLive ? event : currentContext());
}

export function objectOwner(object: ObjectId): Owner {
  return () => objectContext(object);
}

/** The current event of the object, or else the object alone. */
export function objectContext(object: ObjectId): Context {
  const context = currentOrNone();
  return context !== undefined && context.object === object && context.isLive
    ? context
    : { object, event: 0, isLive: true };
}

export const anybody: Owner = currentContext;
