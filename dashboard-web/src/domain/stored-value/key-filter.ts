/** Which keys of an object are looked at. */
export interface KeyFilter {
  prefix?: string;
  /** The first one, in the order of bytes. */
  start?: string;
  /** The first one that is not meant. */
  end?: string;
  /** Where a later page begins. */
  after?: string;
}

const FIELDS = ["prefix", "start", "end", "after"] as const;

/** Of an address: what is empty is left out. */
export function keyFilter(search: Record<string, unknown>): KeyFilter {
  const filter: KeyFilter = {};
  for (const field of FIELDS) {
    const text = search[field];
    if (typeof text === "string" && text !== "") filter[field] = text;
    if (typeof text === "number") filter[field] = String(text);
  }
  return filter;
}
