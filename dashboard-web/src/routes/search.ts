type Search = Record<string, unknown>;

/** The named search parameters that are text; others are left out. */
export function texts<K extends string>(search: Search, ...names: K[]): { [N in K]?: string } {
  const found = names.filter((name) => typeof search[name] === "string" || typeof search[name] === "number");
  return Object.fromEntries(found.map((name) => [name, String(search[name])])) as { [N in K]?: string };
}

/** The named search parameters that are set; others are left out. */
export function flags<K extends string>(search: Search, ...names: K[]): { [N in K]?: true } {
  const found = names.filter((name) => search[name] === true);
  return Object.fromEntries(found.map((name) => [name, true])) as { [N in K]?: true };
}

/** A search parameter that is one of some words. */
export function oneOf<K extends string, const V extends readonly string[]>(
  search: Search,
  name: K,
  values: V,
) {
  const value = values.find((each) => each === search[name]);
  return (value === undefined ? {} : { [name]: value }) as { [N in K]?: V[number] };
}

/** Search parameters but one. */
export function without<S extends object, K extends keyof S>(search: S, name: K): Omit<S, K> {
  return Object.fromEntries(Object.entries(search).filter(([each]) => each !== name)) as Omit<S, K>;
}
