import { eventually } from "./eventually.ts";
import { port, publicUrl, secret } from "./launcher.ts";
import { payAt } from "./stripe.ts";

interface Envelope<T> {
  readonly success: boolean;
  readonly result: T;
  readonly errors: readonly { code: number; message: string }[];
}

/** Of everybody whom the tests make. */
export const PASSWORD = "correct-horse-battery";

/** Somebody new on the free plan, with a subdomain and what wrangler needs. */
export interface Person {
  readonly email: string;
  readonly account: string;
  readonly subdomain: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** Makes a new user with an account on the free plan, through public means. */
export async function newFreePerson(subdomain: string): Promise<Person> {
  const email = `${subdomain}@example.com`;
  const keycloak = `http://localhost:${await port("keycloak")}`;
  await createUser(keycloak, email, PASSWORD);
  const access = await grant(keycloak, "holdfast", "holdfast-demo", email, PASSWORD);
  const [account] = await call<{ id: string }[]>(access, "GET", "/accounts");
  if (!account) throw new Error("The new user has no account");
  await call(access, "PUT", `/accounts/${account.id}/workers/subdomain`, { subdomain });
  const { value } = await call<{ value: string }>(access, "POST", "/user/tokens", { name: "e2e" });
  return {
    email,
    account: account.id,
    subdomain,
    variables: {
      CLOUDFLARE_API_BASE_URL: `${await publicUrl()}/client/v4`,
      CLOUDFLARE_API_TOKEN: value,
      CLOUDFLARE_ACCOUNT_ID: account.id,
      WRANGLER_SEND_METRICS: "false",
    },
  };
}

/** Makes a new user whose account has bought the paid plan in the sandbox. */
export async function newPaidPerson(subdomain: string): Promise<Person> {
  const person = await newFreePerson(subdomain);
  const token = String(person.variables["CLOUDFLARE_API_TOKEN"]);
  const account = `/accounts/${person.account}`;
  const checkout = { plan: "workers_paid" };
  const { url } = await call<{ url: string }>(token, "POST", `${account}/billing/checkout`, checkout);
  await payAt(url);
  await eventually(20, async () => {
    const { plan } = await call<{ plan: string }>(token, "GET", `${account}/subscription`);
    if (plan !== "workers_paid") throw new Error(`The plan is ${plan}`);
  });
  return person;
}

/** Lets somebody run the platform, and returns an access token that says so. */
export async function makeOperator(person: Person): Promise<string> {
  const keycloak = `http://localhost:${await port("keycloak")}`;
  const secretOfAdmin = await secret("keycloak-admin-password");
  const admin = await grant(keycloak, "master", "admin-cli", "admin", secretOfAdmin);
  const realm = `${keycloak}/admin/realms/holdfast`;
  const headers = { authorization: `Bearer ${admin}`, "content-type": "application/json" };
  const found = await fetch(`${realm}/users?email=${encodeURIComponent(person.email)}`, { headers });
  const [user] = (await found.json()) as { id: string }[];
  const role: unknown = await (await fetch(`${realm}/roles/operator`, { headers })).json();
  const mapped = await fetch(`${realm}/users/${user?.id ?? ""}/role-mappings/realm`, {
    method: "POST",
    headers,
    body: JSON.stringify([role]),
  });
  if (mapped.status !== 204) throw new Error(`Keycloak answered ${mapped.status}: ${await mapped.text()}`);
  return grant(keycloak, "holdfast", "holdfast-demo", person.email, PASSWORD);
}

async function createUser(keycloak: string, email: string, password: string): Promise<void> {
  const admin = await grant(
    keycloak,
    "master",
    "admin-cli",
    "admin",
    await secret("keycloak-admin-password"),
  );
  const response = await fetch(`${keycloak}/admin/realms/holdfast/users`, {
    method: "POST",
    headers: { authorization: `Bearer ${admin}`, "content-type": "application/json" },
    body: JSON.stringify({
      username: email,
      email,
      enabled: true,
      credentials: [{ type: "password", value: password, temporary: false }],
    }),
  });
  if (response.status !== 201)
    throw new Error(`Keycloak answered ${response.status}: ${await response.text()}`);
}

async function grant(
  keycloak: string,
  realm: string,
  client: string,
  username: string,
  password: string,
): Promise<string> {
  const body = new URLSearchParams({
    grant_type: "password",
    client_id: client,
    scope: "openid",
    username,
    password,
  });
  const response = await fetch(`${keycloak}/realms/${realm}/protocol/openid-connect/token`, {
    method: "POST",
    body,
  });
  const reply = (await response.json()) as { access_token?: string };
  if (!reply.access_token) throw new Error(`Keycloak answered ${response.status}: ${JSON.stringify(reply)}`);
  return reply.access_token;
}

/** Calls the platform's API and returns the result; throws what the envelope says otherwise. */
export async function call<T>(token: string, method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(`${await publicUrl()}/client/v4${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const envelope = (await response.json()) as Envelope<T>;
  if (!envelope.success)
    throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(envelope.errors)}`);
  return envelope.result;
}
