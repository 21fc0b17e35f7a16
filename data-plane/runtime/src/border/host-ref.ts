import type { Host } from "../host.ts";

let installed: Host | undefined;

export function installHost(host: Host): void {
  installed = host;
}

/** The host; there is none while the snapshot is made. */
export function host(): Host {
  if (installed === undefined) {
    throw new Error("The host is not installed yet.");
  }
  return installed;
}
