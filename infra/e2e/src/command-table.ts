import { table } from "@holdfast/side-by-side";
import { RELEASES, type Release, versionOf } from "./wrangler.ts";

/** Which commands of wrangler worked, by release: what the reader of a test run wants to know at a glance. */
export class CommandTable {
  readonly #results = new Map<string, Map<Release, boolean>>();

  record(command: string, release: Release, worked: boolean): void {
    const results = this.#results.get(command) ?? new Map<Release, boolean>();
    results.set(release, (results.get(release) ?? true) && worked);
    this.#results.set(command, results);
  }

  toString(): string {
    const rows = [...this.#results].map(([command, results]) => [
      command,
      ...RELEASES.map((release) => {
        const worked = results.get(release);
        return worked === undefined ? "" : worked ? "works" : "FAILS";
      }),
    ]);
    return table(["command", ...RELEASES.map(versionOf)], rows, 1);
  }
}
