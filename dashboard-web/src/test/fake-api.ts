type Answer = { result: unknown } | { status: number; code: number; message: string };
type Responder = Answer | ((request: Request) => Answer | Promise<Answer>);

export interface Call {
  method: string;
  path: string;
  headers: Headers;
}

const REQUEST_ID = "req-1";

/** Stands in for the control plane: answers by method and path, in the envelope, and remembers what was asked. */
class FakeApi {
  calls: Call[] = [];
  #responders = new Map<string, Responder>();

  /** @param route such as `GET /client/v4/user` */
  on(route: string, responder: Responder): this {
    this.#responders.set(route, responder);
    return this;
  }

  /** A signed-in user with one account, a subdomain, and nothing else. */
  signedIn({ plan = "workers_free", workers = [] as unknown[], namespaces = [] as unknown[] } = {}): this {
    return this.on("GET /client/v4/user", { result: { id: "u1", email: "ada@example.com" } })
      .on("GET /client/v4/accounts", { result: [{ id: "acc", name: "Ada", created_on: NOW }] })
      .on("GET /client/v4/memberships", { result: [] })
      .on(`GET ${ACCOUNT}/roles`, { result: [] })
      .on(`GET ${ACCOUNT}/workers/subdomain`, { result: { subdomain: "ada" } })
      .on(`GET ${ACCOUNT}/workers/scripts`, { result: workers })
      .on(`GET ${ACCOUNT}/workers/durable_objects/namespaces`, { result: namespaces })
      .on(`GET ${ACCOUNT}/workers/metrics`, { result: { workers: [] } })
      .on(`GET ${ACCOUNT}/billing/pauses`, { result: [] })
      .on(`GET ${ACCOUNT}/subscription`, { result: subscription(plan) })
      .on(`GET ${ACCOUNT}/billing/attention`, { result: [] })
      .on(`GET ${ACCOUNT}/billing/alerts`, { result: [] })
      .on(`GET ${ACCOUNT}/billing/usage`, { result: billedUsage() })
      .on("GET /client/v4/user/tokens", { result: [] })
      .on("GET /client/v4/plans", { result: [] })
      .on("GET /client/v4/platform", { result: platform() });
  }

  async answer(request: Request): Promise<Response> {
    const path = new URL(request.url).pathname;
    this.calls.push({ method: request.method, path, headers: request.headers });
    const responder = this.#responders.get(`${request.method} ${path}`) ?? NOT_SIGNED_IN;
    const answer = typeof responder === "function" ? await responder(request) : responder;
    if ("result" in answer) return envelope(200, { success: true, errors: [], result: answer.result });
    const { status, code, message } = answer;
    const error = { code, message, meta: { request_id: REQUEST_ID } };
    return envelope(status, { success: false, errors: [error], result: null });
  }

  reset() {
    this.calls = [];
    this.#responders.clear();
  }
}

export const ACCOUNT = "/client/v4/accounts/acc";
export const NOW = "2026-11-23T12:00:00.000000Z";
const NOT_SIGNED_IN = { status: 401, code: 9109, message: "Not signed in" };

export function subscription(plan: string) {
  const paid = plan === "workers_paid";
  return {
    plan,
    status: "active",
    standing: paid ? "active" : "none",
    price_cents: paid ? 500 : 0,
    currency: "usd",
    cancel_at_period_end: false,
    provider: "stripe-sandbox",
  };
}

/** A period in which nothing was used. */
export function billedUsage() {
  return {
    plan: "workers_free",
    currency: "usd",
    from: NOW,
    to: NOW,
    price_cents: 0,
    total_cents: 0,
    lines: [],
    days: [],
    items: [],
    previous: { from: NOW, to: NOW, total_cents: 0 },
  };
}

/** An installation as it comes, or with what its operator has changed. */
export function platform({ workers = {}, free_plan = {} } = {}) {
  return {
    workers: { scheme: "http", domain: "localhost", port: 8787, ...workers },
    free_plan: { sqlite_objects: false, ...free_plan },
    identity: { account_url: "http://localhost:8081/realms/holdfast/account", idle_seconds: 7200 },
  };
}

function envelope(status: number, body: object): Response {
  return new Response(JSON.stringify({ messages: [], ...body }), {
    status,
    headers: { "Content-Type": "application/json" },
  });
}

export const fakeApi = new FakeApi();
