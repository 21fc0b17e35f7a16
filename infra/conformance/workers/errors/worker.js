import { group } from "./harness.js";

const pages = {
  "/throw": () => {
    throw new Error("thrown on purpose");
  },
  "/reject": async () => {
    throw new TypeError("rejected on purpose");
  },
  "/throw-text": () => {
    throw "only text";
  },
  "/nothing": () => undefined,
  "/text-instead": () => "no response",
  "/object-instead": () => ({ status: 200 }),
  "/error-response": () => Response.error(),
  "/later": async () => {
    Promise.reject(new Error("nobody waits for this"));
    return new Response("all the same");
  },
  "/used-body": async () => {
    const response = new Response("x");
    await response.text();
    return response;
  },
};

const checks = group({
  fetch(request) {
    const page = pages[new URL(request.url).pathname];
    return page ? page() : new Response("fine");
  },
});

export class Store extends checks.Store {}
export class Legacy extends checks.Legacy {}
export default checks.entry;
