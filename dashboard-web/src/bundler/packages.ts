import { gunzipSync } from "fflate";
import type { Manifest } from "./manifest.ts";
import { isVersion, newestIn } from "./semver.ts";
import { untar } from "./tar.ts";

/** A package's files by path, its manifest read. */
export interface Package {
  name: string;
  version: string;
  manifest: Manifest;
  files: Map<string, Uint8Array<ArrayBuffer>>;
}

/** Which versions of a package there are. */
export interface PackageVersions {
  tags: Record<string, string>;
  versions: string[];
}

/** Where packages come from. */
export interface PackageSource {
  versions(name: string): Promise<PackageVersions>;
  archive(name: string, version: string): Promise<Uint8Array<ArrayBuffer>>;
}

const MOST_PACKAGES = 300;
const NOT_FROM_REGISTRY = /^(?:git|file|link|workspace|https?|github)[+:]/;

/** Finds and unpacks packages, each version once. */
export class Packages {
  readonly #source: PackageSource;
  readonly #known = new Map<string, Promise<PackageVersions>>();
  readonly #loaded = new Map<string, Promise<Package>>();

  constructor(source: PackageSource) {
    this.#source = source;
  }

  /** @throws Error when nothing fits the range, or the registry has no such package */
  async load(name: string, range: string): Promise<Package> {
    const alias = /^npm:(@?[^@]+)(?:@(.*))?$/.exec(range);
    if (alias) return this.load(alias[1] ?? name, alias[2] ?? "latest");
    const version = await this.#resolve(name, range.trim());
    const key = `${name}@${version}`;
    if (this.#loaded.size >= MOST_PACKAGES && !this.#loaded.has(key))
      throw new Error(`More than ${MOST_PACKAGES} packages are needed`);
    return remembered(this.#loaded, key, () => this.#unpack(name, version));
  }

  async #resolve(name: string, range: string): Promise<string> {
    if (isVersion(range)) return range.replace(/^[v=\s]+/, "");
    if (NOT_FROM_REGISTRY.test(range)) throw new Error(`${name}: ${range} is no version from a registry`);
    const { tags, versions } = await remembered(this.#known, name, () => this.#source.versions(name));
    const latest = tags["latest"];
    const tagged = range === "" ? latest : tags[range];
    if (tagged !== undefined) return tagged;
    const isLatestAllowed = latest !== undefined && newestIn([latest], range) !== undefined;
    const version = isLatestAllowed ? latest : newestIn(versions, range);
    if (version === undefined) throw new Error(`No version of ${name} is in the range ${range}`);
    return version;
  }

  async #unpack(name: string, version: string): Promise<Package> {
    const archive = await this.#source.archive(name, version);
    const files = untar(gunzipSync(archive) as Uint8Array<ArrayBuffer>);
    const manifest = JSON.parse(new TextDecoder().decode(files.get("package.json"))) as Manifest;
    return { name, version, manifest, files };
  }
}

/** What failed is forgotten, so that it is tried again. */
function remembered<T>(map: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const known = map.get(key);
  if (known) return known;
  const made = make();
  map.set(key, made);
  made.catch(() => map.delete(key));
  return made;
}
