import { FLAGS, type CompatibilityFlag } from "./compatibility-flags.ts";
import { freeze } from "./primordials.ts";

export type FlagName = (typeof FLAGS)[number]["name"];

/** What the version declares, as in its bundle. */
export interface Declared {
  /** `YYYY-MM-DD`; without one, the oldest behaviour. */
  readonly compatibilityDate?: string;
  readonly compatibilityFlags?: readonly string[];
}

const FIRST_DATE = "2021-11-02";

let on = new Set<string>();
let view: Readonly<Record<string, boolean>> | undefined;

/** Whether the version asks for a behaviour, by its date or by name. False until its declaration was read. */
export function isOn(flag: FlagName): boolean {
  return on.has(flag);
}

/** Every flag that is not experimental and whether it is on: `Cloudflare.compatibilityFlags`. */
export function compatibilityFlags(): Readonly<Record<string, boolean>> {
  return (view ??= snapshot());
}

/**
 * Reads the declaration; runs before any of the version's code does.
 *
 * @throws Error for flags that do not exist, are experimental, are given twice or contradict each other
 */
export function readCompatibility({ compatibilityDate, compatibilityFlags: named }: Declared): void {
  const given = checked(named ?? []);
  on = decide(compatibilityDate ?? FIRST_DATE, given);
  view = undefined;
}

function checked(named: readonly string[]): Set<string> {
  const given = new Set<string>();
  for (const name of named) {
    if (given.has(name)) {
      throw new Error(`Compatibility flag specified multiple times: ${name}`);
    }
    given.add(name);
  }
  const unknown = new Set(given);
  for (const { name, optOut, experimental } of all()) {
    unknown.delete(name);
    if (optOut !== undefined) {
      unknown.delete(optOut);
    }
    if (optOut !== undefined && given.has(name) && given.has(optOut)) {
      throw new Error(`Compatibility flags are mutually contradictory: ${name} vs ${optOut}`);
    }
    if (experimental === true && given.has(name)) {
      throw new Error(`The compatibility flag ${name} is experimental and cannot be used on this platform.`);
    }
  }
  if (unknown.size > 0) {
    throw new Error([...unknown].map((name) => `No such compatibility flag: ${name}`).join("\n"));
  }
  return given;
}

/** Implications are looked at in the order of the list and once, which is how they are meant. */
function decide(date: string, given: ReadonlySet<string>): Set<string> {
  const decided = new Set<string>();
  for (const { name, since, optOut } of all()) {
    const isDefault = since !== undefined && date >= since && (optOut === undefined || !given.has(optOut));
    if (given.has(name) || isDefault) {
      decided.add(name);
    }
  }
  for (const { name, optOut, impliedBy } of all()) {
    const isRefused = optOut !== undefined && given.has(optOut);
    if (impliedBy !== undefined && !isRefused && date >= impliedBy.since) {
      if (impliedBy.names.some((other) => decided.has(other))) {
        decided.add(name);
      }
    }
  }
  return decided;
}

function snapshot(): Readonly<Record<string, boolean>> {
  const flags = Object.create(null) as Record<string, boolean>;
  for (const { name, experimental } of all()) {
    if (experimental !== true) {
      flags[name] = on.has(name);
    }
  }
  return freeze(flags);
}

function all(): readonly CompatibilityFlag[] {
  return FLAGS;
}
