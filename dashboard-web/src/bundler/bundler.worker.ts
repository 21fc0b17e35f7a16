import wasm from "esbuild-wasm/esbuild.wasm?url";
import { build as esbuild, initialize } from "esbuild-wasm/esm/browser.js";
import { build } from "./build.ts";
import { declarationsOf } from "./declarations.ts";
import { Packages } from "./packages.ts";
import type { Order, Reply } from "./protocol.ts";
import { lockOf } from "../domain/project/lock.ts";
import { ProjectPackages } from "./project-packages.ts";
import { registry } from "./registry.ts";

/*
 * The bundler: esbuild and the packages, away from the page's own thread. The page posts orders and gets, for each, any
 * number of `fetching` and then one `bundled` or `failure`. Packages are kept as long as the worker lives.
 */

let ready: Promise<void> | undefined;
let current = 0;
const stores = new Map<string, Packages>();

function post(reply: Reply): void {
  self.postMessage(reply);
}

function packagesOf(account: string): Packages {
  const known = stores.get(account);
  if (known) return known;
  const packages = new Packages(registry(account, (fetching) => post({ id: current, fetching })));
  stores.set(account, packages);
  return packages;
}

self.onmessage = async ({ data: { id, account, files, main } }: MessageEvent<Order>) => {
  current = id;
  try {
    ready ??= initialize({ wasmURL: wasm, worker: false });
    await ready;
    const began = performance.now();
    const packages = packagesOf(account);
    const chosen = new ProjectPackages(packages, lockOf(files));
    const built = await build(esbuild, chosen, files, main);
    const millis = performance.now() - began;
    const declarations = await declarationsOf(chosen, packages, files);
    post({ id, bundled: { built, declarations, lock: chosen.lock, millis } });
  } catch (error) {
    post({ id, failure: error instanceof Error ? error.message : String(error) });
  }
};
