import unenv from "unenv/node/https";
import { getOf, requestOf } from "./internal/http/client-request.ts";
import { named } from "../node-globals/named.ts";

/** https://nodejs.org/api/https.html: a client on `fetch`. Servers refuse by name. */

export * from "unenv/node/https";
export const request = named("request", requestOf("https:"));
export const get = named("get", getOf("https:"));
export default { ...unenv, get, request };
