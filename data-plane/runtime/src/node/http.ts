import unenv from "unenv/node/http";
import { ClientRequest, getOf, requestOf } from "./internal/http/client-request.ts";
import { IncomingMessage } from "./internal/http/incoming-message.ts";
import { named } from "../node-globals/named.ts";

/** https://nodejs.org/api/http.html: a client on `fetch`. Servers refuse by name. */

export * from "unenv/node/http";
export const request = named("request", requestOf("http:"));
export const get = named("get", getOf("http:"));
export { ClientRequest, IncomingMessage };
export default { ...unenv, ClientRequest, IncomingMessage, get, request };
