import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { type Answer, type Call, type Endpoint, send } from "@holdfast/side-by-side";
import { port } from "./launcher.ts";

const run = promisify(execFile);

/** Asks a tenant's Worker as a program would. */
export async function ask(host: string, path = "/", headers: Record<string, string> = {}): Promise<Answer> {
  return call(host, { path, headers });
}

/** Sends any request to a tenant's Worker. */
export async function call(host: string, what: Call): Promise<Answer> {
  return send(await endpoint(`${host}.localhost:${await port("tenants")}`), what);
}

/** Asks at a host that is not the platform's own, as if DNS led there. */
export async function askAt(host: string, path: string): Promise<Answer> {
  return send(await endpoint(host), { path });
}

async function endpoint(host: string): Promise<Endpoint> {
  return { address: "127.0.0.1", port: await port("tenants"), host };
}

/** What `curl URL` prints, as the guide's reader calls it. */
export async function curl(host: string, path = "/"): Promise<string> {
  const url = `http://${host}.localhost:${await port("tenants")}${path}`;
  return (await run("curl", ["--silent", "--show-error", "--max-time", "30", url])).stdout;
}
