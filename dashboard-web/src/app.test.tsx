import { createMemoryHistory } from "@tanstack/react-router";
import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { App } from "./app.tsx";
import { ACCOUNT, fakeApi, NOW, platform, subscription } from "./test/fake-api.ts";

function open(path: string) {
  const history = createMemoryHistory({ initialEntries: [path] });
  render(<App history={history} />);
  return history;
}

const hello = {
  id: "hello-object",
  url: "http://hello-object.ada.localhost:8787",
  created_on: NOW,
  modified_on: NOW,
  handlers: ["fetch"],
};

describe("somebody who is signed out", () => {
  it("is shown the landing page with ways to sign up and to log in", async () => {
    open("/");
    const [signUp] = await screen.findAllByRole("link", { name: "Sign up" });
    expect(signUp?.getAttribute("href")).toBe("/login?prompt=create&return=%2Fwelcome");
    const [logIn] = screen.getAllByRole("link", { name: "Log in" });
    expect(logIn?.getAttribute("href")).toBe("/login?return=%2Fworkers");
  });

  it("comes back to the page that was asked for after logging in", async () => {
    open("/workers/hello-object/versions");
    const [logIn] = await screen.findAllByRole("link", { name: "Log in" });
    expect(logIn?.getAttribute("href")).toBe(
      `/login?return=${encodeURIComponent("/workers/hello-object/versions")}`,
    );
  });
});

describe("somebody whose session has ended elsewhere", () => {
  it("lands on the front page with the next page that is opened", async () => {
    fakeApi.signedIn();
    open("/workers");
    const link = await screen.findByRole("link", { name: "KV" });
    fakeApi.reset();
    await userEvent.click(link);
    const [logIn] = await screen.findAllByRole("link", { name: "Log in" });
    expect(logIn?.getAttribute("href")).toBe("/login?return=%2Fkv");
  });
});

describe("a new account", () => {
  it("chooses a free subdomain before anything else and is then shown the ways in", async () => {
    fakeApi
      .signedIn()
      .on(`GET ${ACCOUNT}/workers/subdomain`, { status: 404, code: 10007, message: "none" })
      .on(`GET ${ACCOUNT}/workers/subdomains/taken`, { status: 409, code: 10031, message: "taken" })
      .on(`GET ${ACCOUNT}/workers/subdomains/my-team`, { status: 404, code: 10032, message: "free" })
      .on(`PUT ${ACCOUNT}/workers/subdomain`, { result: { subdomain: "my-team" } });
    const history = open("/workers");
    const field = await screen.findByLabelText("Subdomain");
    const user = userEvent.setup();
    await user.clear(field);
    await user.type(field, "taken");
    expect(await screen.findByText("Somebody has taken this name")).toBeTruthy();
    await user.clear(field);
    await user.type(field, "my-team");
    await screen.findByText("This name is free");
    await user.click(screen.getByRole("button", { name: "Take this subdomain" }));
    await screen.findByRole("heading", { name: "Get started" });
    expect(history.location.pathname).toBe("/start");
  });
});

describe("the address that a subdomain will give", () => {
  const choosing = () =>
    fakeApi
      .signedIn()
      .on(`GET ${ACCOUNT}/workers/subdomain`, { status: 404, code: 10007, message: "none" })
      .on(`GET ${ACCOUNT}/workers/subdomains/ada`, { status: 404, code: 10032, message: "free" });

  it("is under the domain and port where Workers answer, once the platform has told them", async () => {
    const { promise, resolve } = Promise.withResolvers<{ result: unknown }>();
    choosing().on("GET /client/v4/platform", () => promise);
    open("/welcome");
    const preview = await screen.findByTestId("url-preview");
    expect(preview.textContent).toBe("hello.ada.");
    expect(within(preview).getByRole("status", { name: "Loading" })).toBeTruthy();
    resolve({ result: platform() });
    await waitFor(() => expect(preview.textContent).toBe("hello.ada.localhost:8787"));
    expect(within(preview).queryByRole("status")).toBeNull();
  });

  it("leaves out the port that the scheme implies", async () => {
    const workers = { scheme: "https", domain: "workers.example", port: 443 };
    choosing().on("GET /client/v4/platform", { result: platform({ workers }) });
    open("/welcome");
    const preview = await screen.findByTestId("url-preview");
    await waitFor(() => expect(preview.textContent).toBe("hello.ada.workers.example"));
  });

  it("falls back to the dashboard's host name if the platform does not tell", async () => {
    choosing().on("GET /client/v4/platform", { status: 404, code: 7003, message: "No such route" });
    open("/welcome");
    const preview = await screen.findByTestId("url-preview");
    await waitFor(() => expect(preview.textContent).toBe(`hello.ada.${window.location.hostname}`));
  });
});

describe("the free plan's card", () => {
  const free = {
    id: "workers_free",
    name: "Workers Free",
    price_cents: 0,
    currency: "usd",
    limits: {
      object_classes: 100,
      key_value_objects: false,
      invocation_cpu_millis: 10,
      log_retention_days: 3,
    },
    allowances: [],
  };

  it("says that Durable Objects need the paid plan", async () => {
    fakeApi.signedIn().on("GET /client/v4/plans", { result: [free] });
    open("/plan");
    const line = await screen.findByText("Durable Objects need the paid plan");
    expect(within(itemOf(line)).getByLabelText("Not included:")).toBeTruthy();
  });

  it("includes Durable Objects where the operator gives them away", async () => {
    fakeApi
      .signedIn()
      .on("GET /client/v4/plans", { result: [free] })
      .on("GET /client/v4/platform", { result: platform({ free_plan: { sqlite_objects: true } }) });
    open("/plan");
    const line = await screen.findByText("Durable Objects, SQLite: up to 100 classes");
    expect(within(itemOf(line)).getByLabelText("Included:")).toBeTruthy();
  });

  function itemOf(line: HTMLElement): HTMLElement {
    const item = line.closest("li");
    if (!item) throw new Error("The line is in no list");
    return item;
  }
});

describe("the workers overview", () => {
  it("lists each worker with its address and its namespaces", async () => {
    const namespace = { id: "n1", name: "x", script: "hello-object", class: "HelloWorld", use_sqlite: true };
    fakeApi.signedIn({ workers: [hello], namespaces: [namespace] });
    open("/workers");
    const address = await screen.findByRole("link", { name: "hello-object.ada.localhost:8787" });
    expect(address.getAttribute("href")).toBe(hello.url);
    expect(screen.getByText("HelloWorld")).toBeTruthy();
  });

  it("says what went wrong, with the request id, and loads again on demand", async () => {
    fakeApi.signedIn().on(`GET ${ACCOUNT}/workers/scripts`, { status: 403, code: 10000, message: "No role" });
    open("/workers");
    expect(await screen.findByText("No role (code 10000)")).toBeTruthy();
    expect(screen.getByText("req-1")).toBeTruthy();
    fakeApi.on(`GET ${ACCOUNT}/workers/scripts`, { result: [hello] });
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    await screen.findByRole("link", { name: "hello-object" });
  });
});

describe("deploying a template", () => {
  it("points to the plan when the account's plan has no objects", async () => {
    fakeApi.signedIn().on(`PUT ${ACCOUNT}/workers/scripts/hello-object`, {
      status: 403,
      code: 10097,
      message: "Durable Objects need the Workers Paid plan.",
    });
    open("/workers?deploy=hello-world-object");
    await userEvent.click(await screen.findByRole("button", { name: "Deploy hello-object" }));
    const link = await screen.findByRole("link", { name: "See plans" });
    expect(link.getAttribute("href")).toBe("/billing");
  });

  it("uploads, switches the subdomain on, marks its writes, and shows the address", async () => {
    fakeApi
      .signedIn({ plan: "workers_paid" })
      .on(`PUT ${ACCOUNT}/workers/scripts/hello-object`, () => {
        fakeApi.on(`GET ${ACCOUNT}/workers/scripts`, { result: [hello] });
        return { result: { id: "hello-object", deployment_id: "d1", startup_time_ms: 7 } };
      })
      .on(`POST ${ACCOUNT}/workers/scripts/hello-object/subdomain`, { result: { enabled: true } });
    open("/workers?deploy=hello-world-object");
    await userEvent.click(await screen.findByRole("button", { name: "Deploy hello-object" }));
    await screen.findByText("hello-object is deployed");
    const openLink = screen.getByRole("link", { name: "Open" });
    expect(openLink.getAttribute("href")).toBe(hello.url);
    const writes = fakeApi.calls.filter((call) => call.method !== "GET");
    expect(writes.map((call) => `${call.method} ${call.path.slice(ACCOUNT.length)}`)).toEqual([
      "PUT /workers/scripts/hello-object",
      "POST /workers/scripts/hello-object/subdomain",
    ]);
    for (const write of writes) expect(write.headers.get("X-Requested-With")).toBe("holdfast-dashboard");
  });

  it("never replaces a worker that is there", async () => {
    fakeApi.signedIn({ plan: "workers_paid", workers: [hello] });
    open("/workers?deploy=hello-world-object");
    const name = await screen.findByLabelText("Name");
    expect((name as HTMLInputElement).value).toBe("hello-object-2");
  });
});

describe("coming back from the checkout", () => {
  it("waits until the payment is confirmed", async () => {
    let asked = 0;
    fakeApi.signedIn().on(`GET ${ACCOUNT}/subscription`, () => {
      asked += 1;
      return { result: subscription(asked > 1 ? "workers_paid" : "workers_free") };
    });
    open("/plan?checkout=success");
    await screen.findByText("Confirming your payment");
    await waitFor(() => expect(screen.queryByText("You are on the paid plan")).toBeTruthy(), {
      timeout: 4000,
    });
  });
});

describe("API tokens", () => {
  it("shows a new token's value once, with lines for wrangler", async () => {
    const token = { id: "t1", name: "laptop", issued_on: NOW, status: "active" };
    fakeApi
      .signedIn()
      .on("GET /client/v4/user/tokens", { result: [] })
      .on("POST /client/v4/user/tokens", () => {
        fakeApi.on("GET /client/v4/user/tokens", { result: [token] });
        return { result: { ...token, value: "hf_secret" } };
      });
    open("/tokens");
    await userEvent.type(await screen.findByLabelText("Name"), "laptop");
    await userEvent.click(screen.getByRole("button", { name: "Create token" }));
    expect(await screen.findByText("hf_secret")).toBeTruthy();
    expect(screen.getByText(/export CLOUDFLARE_API_TOKEN="hf_secret"/)).toBeTruthy();
    await screen.findByRole("link", { name: "Delete laptop" });
  });
});
