import { host } from "../border/host-ref.ts";
import { SafeMap } from "../primordials.ts";

type Ids = SafeMap<string, string>;

/** How many ids of names are remembered of a namespace, and of how long names. */
const MOST_KNOWN = 2048;
const LONGEST_KNOWN = 128;

const namespaces = new SafeMap<string, Ids>();

/**
 * The id of a name, in hexadecimal digits. Remembered for the whole isolate, since bindings are made anew for each event, the same
 * names are asked for again and again, and the host hashes each time.
 */
export function hexOfName(namespaceId: string, name: string, jurisdiction: string): string {
  const ids = idsOf(jurisdiction === "" ? namespaceId : `${namespaceId} ${jurisdiction}`);
  return ids.get(name) ?? remembered(ids, name, host().idFromName(namespaceId, name, jurisdiction));
}

function idsOf(namespace: string): Ids {
  let ids = namespaces.get(namespace);
  if (ids === undefined) {
    ids = new SafeMap();
    namespaces.set(namespace, ids);
  }
  return ids;
}

function remembered(ids: Ids, name: string, hex: string): string {
  if (name.length <= LONGEST_KNOWN) {
    if (ids.size >= MOST_KNOWN) {
      ids.clear();
    }
    ids.set(name, hex);
  }
  return hex;
}
