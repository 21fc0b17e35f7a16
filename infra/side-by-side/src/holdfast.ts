import { createHash } from "node:crypto";
import { send } from "./http.ts";
import { type Endpoint, moduleKind, type WorkerSource } from "./worker.ts";

/** An account on a running platform. */
export interface Platform {
  /** Uploads a Worker, with a migration for its classes the first time, and returns when it answers. */
  deploy(worker: WorkerSource): Promise<Deployed>;
  readonly apiBase: string;
}

export interface Deployed {
  readonly scriptName: string;
  readonly endpoint: Endpoint;
  readonly millis: number;
}

interface Envelope {
  readonly success: boolean;
  readonly result: unknown;
  readonly errors: readonly { readonly code: number; readonly message: string }[];
}

interface KvBinding {
  readonly type: "kv_namespace";
  readonly name: string;
  readonly namespace_id: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

const ANSWERS_WITHIN_MILLIS = 30_000;

/** The platform that wrangler's own variables name; undefined if they are not set. */
export function platformFrom(environment: Environment): Platform | undefined {
  const token = environment["CLOUDFLARE_API_TOKEN"];
  const account = environment["CLOUDFLARE_ACCOUNT_ID"];
  const apiBase = environment["CLOUDFLARE_API_BASE_URL"];
  return token && account && apiBase ? new Account(apiBase, token, account) : undefined;
}

class Account implements Platform {
  readonly apiBase: string;
  readonly #token: string;
  readonly #account: string;

  constructor(apiBase: string, token: string, account: string) {
    this.apiBase = apiBase;
    this.#token = token;
    this.#account = account;
  }

  async deploy(worker: WorkerSource): Promise<Deployed> {
    const scriptName = nameOf(worker);
    const isNew = (await this.#call("GET", `/workers/services/${scriptName}`)).status === 404;
    const started = performance.now();
    const namespaces = await Promise.all((worker.kvNamespaces ?? []).map((name) => this.#namespace(name)));
    await this.#must("PUT", `/workers/scripts/${scriptName}`, upload(worker, isNew, namespaces));
    await this.#must("POST", `/workers/scripts/${scriptName}/subdomain`, JSON.stringify({ enabled: true }));
    const endpoint = await this.#endpoint(scriptName);
    await answering(endpoint, worker.readyPath);
    return { scriptName, endpoint, millis: performance.now() - started };
  }

  /** A KV namespace that is bound under a name; made when there is none. */
  async #namespace(name: string): Promise<KvBinding> {
    const title = `side-by-side-${name}`;
    const path = "/storage/kv/namespaces";
    const known = (await this.#must("GET", `${path}?per_page=1000`)) as { id: string; title: string }[];
    const found =
      known.find((namespace) => namespace.title === title) ??
      ((await this.#must("POST", path, JSON.stringify({ title }))) as { id: string });
    return { type: "kv_namespace", name, namespace_id: found.id };
  }

  async #endpoint(scriptName: string): Promise<Endpoint> {
    const scripts = (await this.#must("GET", "/workers/scripts")) as { id: string; url?: string }[];
    const address = scripts.find(({ id }) => id === scriptName)?.url;
    if (!address) throw new Error(`The platform names no URL for ${scriptName}`);
    const url = new URL(address);
    // Names below localhost are this machine by definition, whether or not its resolver knows that.
    const local = url.hostname.endsWith(".localhost");
    return { address: local ? "127.0.0.1" : url.hostname, port: Number(url.port || "80"), host: url.host };
  }

  async #must(method: string, path: string, body?: FormData | string): Promise<unknown> {
    const { status, envelope } = await this.#call(method, path, body);
    if (!envelope?.success) {
      const errors = (envelope?.errors ?? []).map(({ code, message }) => `${message} [code: ${code}]`);
      throw new Error(`${method} ${path} answered ${status}: ${errors.join("; ") || "no reason given"}`);
    }
    return envelope.result;
  }

  async #call(
    method: string,
    path: string,
    body?: FormData | string,
  ): Promise<{ status: number; envelope: Envelope | undefined }> {
    const response = await fetch(`${this.apiBase}/accounts/${this.#account}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.#token}`,
        ...(typeof body === "string" ? { "content-type": "application/json" } : {}),
      },
      ...(body ? { body } : {}),
    });
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json") ?? false;
    return { status: response.status, envelope: isJson ? (JSON.parse(text) as Envelope) : undefined };
  }
}

/** Classes cannot change their storage, so a Worker with other classes gets another name. */
function nameOf(worker: WorkerSource): string {
  const classes = worker.objects.map(({ className, storage }) => `${className}:${storage}`).join(",");
  return `${worker.name}-${createHash("sha256").update(classes).digest("hex").slice(0, 6)}`;
}

function upload(worker: WorkerSource, isNew: boolean, namespaces: readonly KvBinding[]): FormData {
  const classesWith = (storage: string): string[] =>
    worker.objects.filter((each) => each.storage === storage).map(({ className }) => className);
  const migration = { new_sqlite_classes: classesWith("sqlite"), new_classes: classesWith("kv") };
  const metadata = {
    main_module: worker.mainModule,
    compatibility_date: worker.compatibilityDate,
    bindings: [
      ...worker.objects.map(({ className }) => ({
        type: "durable_object_namespace",
        name: className,
        class_name: className,
      })),
      ...namespaces,
    ],
    ...(isNew && worker.objects.length > 0 ? { migrations: { new_tag: "v1", steps: [migration] } } : {}),
  };
  const form = new FormData();
  form.set("metadata", JSON.stringify(metadata));
  for (const [name, content] of worker.modules) {
    form.set(
      name,
      new Blob([typeof content === "string" ? content : new Uint8Array(content)], {
        type: moduleKind(name).contentType,
      }),
      name,
    );
  }
  return form;
}

async function answering(endpoint: Endpoint, path: string): Promise<void> {
  const deadline = performance.now() + ANSWERS_WITHIN_MILLIS;
  for (;;) {
    const answer = await send(endpoint, { path });
    if (answer.status === 200) return;
    if (performance.now() > deadline) {
      throw new Error(`${endpoint.host} answers ${answer.status}: ${answer.body.toString().slice(0, 500)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
