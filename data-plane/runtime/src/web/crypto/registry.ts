import { loadScript } from "../../platform-script.ts";
import { SafeMap } from "../../primordials.ts";
import type * as families from "./algorithms/families.ts";
import type { Family } from "./family.ts";

export interface Registered {
  /** The algorithm's name in its usual letters. */
  readonly name: string;
  readonly family: Family;
}

let registered: SafeMap<string, Registered> | undefined;

/** What is no part of the snapshot, because most programs use none of it. */
export function algorithms(): typeof families {
  return loadScript("crypto") as typeof families;
}

/** By name in capitals. */
function all(): SafeMap<string, Registered> {
  if (registered === undefined) {
    const map = new SafeMap<string, Registered>();
    for (const family of algorithms().families) {
      for (const name of family.names) {
        map.set(name.toUpperCase(), { name, family });
      }
    }
    registered = map;
  }
  return registered;
}

/** An algorithm, in any case of letters. */
export function algorithmNamed(name: string): Registered | undefined {
  return all().get(name.toUpperCase());
}

/** The algorithms of a key that was made here. */
export function familyOf(name: string): Family {
  return (algorithmNamed(name) as Registered).family;
}
