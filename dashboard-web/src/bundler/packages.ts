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
  /** Checksum of its archive; unknown where the browser makes none, which is on pages without https. */
  integrity?: string | undefined;
}

/** Which versions of a package there are, with the checksums that the registry tells. */
export interface PackageVersions {
  tags: Record<string, string>;
  versions: string[];
  integrity?: Record<string, string>;
}

/** Where packages come from. */
export interface PackageSource {
  versions(name: string): Promise<PackageVersions>;
  archive(name: string, version: string): Promise<Uint8Array<ArrayBuffer>>;
}

const MOST_PACKAGES = 300;
const NOT_FROM_REGISTRY = /^(?:git|file|link|workspace|https?|github)[+:]/;

/** Finds and unpacks packages, each version once. Several projects may share it. */
export class Packages {
  readonly #source: PackageSource;
  readonly #known = new Map<string, Promise<PackageVersions>>();
  readonly #loaded = new Map<string, Promise<Package>>();

  constructor(source: PackageSource) {
    this.#source = source;
  }

  /**
   * The version that a range or a tag means now.
   *
   * @throws Error when nothing fits the range, or the registry has no such package
   */
  async resolve(name: string, range: string): Promise<string> {
    if (isVersion(range)) return range.replace(/^[v=\s]+/, "");
    if (NOT_FROM_REGISTRY.test(range)) throw new Error(`${name}: ${range} is no version from a registry`);
    const { tags, versions } = await remembered(this.#known, name, () => this.#source.versions(name));
    const latest = tags["latest"];
    const tagged = range === "" ? latest : tags[range];
    if (tagged !== undefined) return tagged;
    const isLatestAllowed = latest !== undefined && newestIn([latest], range) !== undefined;
    const version = isLatestAllowed ? latest : newestIn(versions, range);
    if (version === undefined)
      throw new Error(
        `No version of ${name} is in the range ${range}${latest === undefined ? "" : `; the latest is ${latest}`}`,
      );
    return version;
  }

  /** @throws Error when the registry has no such version, or sends another than it says */
  async unpacked(name: string, version: string): Promise<Package> {
    const key = `${name}@${version}`;
    if (this.#loaded.size >= MOST_PACKAGES && !this.#loaded.has(key))
      throw new Error(`More than ${MOST_PACKAGES} packages are needed`);
    return remembered(this.#loaded, key, () => this.#unpack(name, version));
  }

  async #unpack(name: string, version: string): Promise<Package> {
    const archive = await this.#source.archive(name, version);
    const integrity = await checksum(archive);
    const told = (await this.#known.get(name))?.integrity?.[version];
    if (told?.startsWith("sha512-") && integrity !== undefined && told !== integrity)
      throw new Error(`${name} ${version} did not arrive as the registry says it is: its checksum differs`);
    const files = untar(gunzipSync(archive) as Uint8Array<ArrayBuffer>);
    const manifest = JSON.parse(new TextDecoder().decode(files.get("package.json"))) as Manifest;
    return { name, version, manifest, files, integrity };
  }
}

/** As npm writes it. Browsers have no digests on pages without https, where nothing that arrives can be trusted. */
async function checksum(bytes: Uint8Array<ArrayBuffer>): Promise<string | undefined> {
  const { subtle } = globalThis.crypto as { subtle?: SubtleCrypto };
  if (subtle === undefined) return undefined;
  const digest = new Uint8Array(await subtle.digest("SHA-512", bytes));
  return `sha512-${btoa(String.fromCharCode(...digest))}`;
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
