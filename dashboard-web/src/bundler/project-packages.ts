import type { Lock, Locked } from "../domain/project/lock.ts";
import { LOCK_FILE } from "../domain/project/project.ts";
import type { Package, Packages } from "./packages.ts";

/** Packages for one bundle of one project: in the versions that it has locked, chosen anew where it has none. */
export class ProjectPackages {
  readonly #packages: Packages;
  readonly #lock: Lock;
  readonly #used = new Map<string, Locked>();

  constructor(packages: Packages, lock: Lock) {
    this.#packages = packages;
    this.#lock = lock;
  }

  /**
   * @throws Error when nothing fits the range, the registry has no such package, or sends another than was locked
   */
  async load(name: string, range: string): Promise<Package> {
    const alias = /^npm:(@?[^@]+)(?:@(.*))?$/.exec(range);
    if (alias) return this.load(alias[1] ?? name, alias[2] ?? "latest");
    const key = `${name}@${range.trim()}`;
    const locked = this.#lock[key];
    const version = locked?.version ?? (await this.#packages.resolve(name, range.trim()));
    const found = await this.#packages.unpacked(name, version);
    const { integrity } = found;
    if (locked?.integrity !== undefined && integrity !== undefined && locked.integrity !== integrity)
      throw new Error(
        `The registry sent another ${name} ${version} than the one in ${LOCK_FILE}: its checksum differs`,
      );
    this.#used.set(key, { version, ...(integrity !== undefined && { integrity }) });
    return found;
  }

  /** What went into the bundle, for the next one. */
  get lock(): Lock {
    return Object.fromEntries(this.#used);
  }
}
