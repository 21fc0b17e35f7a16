import type { ProjectFiles } from "../domain/project/project.ts";
import type { Bundled, Fetching, Order, Reply } from "./protocol.ts";
import BundlerWorker from "./bundler.worker.ts?worker";

interface Waiting {
  resolve: (bundled: Bundled) => void;
  reject: (error: Error) => void;
  onFetch: (fetching: Fetching) => void;
}

/** Bundles projects in a worker of its own, which is started with the first order and lives until `close`. */
export class Bundler {
  #worker: Worker | undefined;
  #orders = 0;
  readonly #waiting = new Map<number, Waiting>();

  /** @param onFetch is told which package is being fetched */
  bundle(
    account: string,
    files: ProjectFiles,
    main: string,
    onFetch: (fetching: Fetching) => void,
  ): Promise<Bundled> {
    const worker = (this.#worker ??= this.#start());
    const order: Order = { id: (this.#orders += 1), account, files, main };
    return new Promise((resolve, reject) => {
      this.#waiting.set(order.id, { resolve, reject, onFetch });
      worker.postMessage(order);
    });
  }

  close(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#fail("The bundler was closed");
  }

  #start(): Worker {
    const worker = new BundlerWorker();
    worker.onmessage = ({ data }: MessageEvent<Reply>) => this.#take(data);
    worker.onerror = ({ message }) => this.#fail(message || "The bundler could not be loaded");
    return worker;
  }

  #take(reply: Reply): void {
    const waiting = this.#waiting.get(reply.id);
    if (waiting === undefined) return;
    if ("fetching" in reply) return waiting.onFetch(reply.fetching);
    this.#waiting.delete(reply.id);
    if ("failure" in reply) waiting.reject(new Error(reply.failure));
    else waiting.resolve(reply.bundled);
  }

  #fail(message: string): void {
    for (const { reject } of this.#waiting.values()) reject(new Error(message));
    this.#waiting.clear();
  }
}
