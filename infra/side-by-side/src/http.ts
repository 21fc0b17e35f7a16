import { Agent, request } from "node:http";
import type { Endpoint } from "./worker.ts";

export interface Call {
  readonly path: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Answer {
  readonly status: number;
  /** Lower-case names; repeated headers joined as they came. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const agent = new Agent({ keepAlive: true });
const TIMEOUT_MILLIS = 20_000;

/** Sends one request; connects to the endpoint's address whatever its host name is. Redirects are not followed. */
export function send(endpoint: Endpoint, call: Call): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        agent,
        host: endpoint.address,
        port: endpoint.port,
        method: call.method ?? "GET",
        path: call.path,
        headers: { host: endpoint.host, ...call.headers },
        timeout: TIMEOUT_MILLIS,
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: joined(response.headersDistinct),
            body: Buffer.concat(chunks),
          }),
        );
      },
    );
    outgoing.on("timeout", () =>
      outgoing.destroy(new Error(`no answer within ${TIMEOUT_MILLIS} ms: ${call.path}`)),
    );
    outgoing.on("error", reject);
    outgoing.end(call.body);
  });
}

function joined(headers: NodeJS.Dict<string[]>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, values]) => [name, (values ?? []).join("\n")]),
  );
}
