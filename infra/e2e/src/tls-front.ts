import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile } from "node:fs/promises";
import { createServer, type Server } from "node:https";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { promisify } from "node:util";

const run = promisify(execFile);
const PASSPHRASE = "not-a-secret";

/** Ends TLS in front of a platform on http, which looks as if its public URL were this one. */
export class TlsFront {
  readonly #server: Server;
  readonly #origin: string;
  /** A PEM file with the certificate, which nobody but programs that are told so trust. */
  readonly certificate: string;

  private constructor(server: Server, origin: string, certificate: string) {
    this.#server = server;
    this.#origin = origin;
    this.certificate = certificate;
  }

  static async start(origin: string): Promise<TlsFront> {
    const folder = await mkdtemp(join(tmpdir(), "holdfast-tls-"));
    const store = join(folder, "store.p12");
    const certificate = join(folder, "certificate.pem");
    const about = ["-alias", "front", "-keystore", store, "-storepass", PASSPHRASE];
    const subject = ["-dname", "CN=localhost", "-ext", "san=dns:localhost", "-keyalg", "EC"];
    await run("keytool", ["-genkeypair", ...about, ...subject]);
    await run("keytool", ["-exportcert", "-rfc", "-file", certificate, ...about]);
    const server = createServer({ pfx: await readFile(store), passphrase: PASSPHRASE });
    const front = new TlsFront(server, origin, certificate);
    server.on("request", (request: IncomingMessage, response: ServerResponse) => {
      front.#forward(request, response).catch((error: unknown) => response.destroy(error as Error));
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return front;
  }

  get url(): string {
    return `https://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #forward(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { authorization, "content-type": type } = request.headers;
    const answer = await fetch(`${this.#origin}${request.url ?? "/"}`, {
      method: request.method ?? "GET",
      redirect: "manual",
      headers: {
        ...(authorization === undefined ? {} : { authorization }),
        ...(type === undefined ? {} : { "content-type": type }),
      },
      ...(request.method === "GET" ? {} : { body: await buffer(request) }),
    });
    const text = await answer.text();
    response.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "text/plain" });
    response.end(text.replaceAll(this.#origin, this.url));
  }
}
