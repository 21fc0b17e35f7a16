import type { Pause, Worker } from "../api/model.ts";

export type WorkerStatus = "deployed" | "paused" | "undeployed";

export const SORTS = ["deployed", "name", "requests"] as const;
export type Sort = (typeof SORTS)[number];

export interface ListSearch {
  q?: string;
  /** The default, last deployment, is not in the address. */
  sort?: Exclude<Sort, "deployed">;
}

/** For `validateSearch`: what is in the address of the list. */
export function listSearch({ q, sort }: Record<string, unknown>): ListSearch {
  return {
    ...((typeof q === "string" || typeof q === "number") && q !== "" && { q: String(q) }),
    ...((sort === "name" || sort === "requests") && { sort }),
  };
}

/** Pauses are of one Worker, by its permanent id, or of the whole account. */
export function statusOf(worker: Worker, pauses: readonly Pause[]): WorkerStatus {
  if (worker.last_deployment === undefined) return "undeployed";
  return pauses.some((pause) => pause.worker === undefined || pause.worker === worker.tag)
    ? "paused"
    : "deployed";
}

/**
 * The Workers whose name, tags or classes have the words, in the order that is asked for.
 *
 * @param requests of each, by name
 */
export function listed(
  workers: readonly Worker[],
  { q = "", sort }: ListSearch,
  requests: ReadonlyMap<string, number>,
): Worker[] {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  return workers
    .filter((worker) => words.every((word) => textOf(worker).includes(word)))
    .toSorted((a, b) => {
      if (sort === "name") return a.id.localeCompare(b.id);
      const busier = sort === "requests" ? (requests.get(b.id) ?? 0) - (requests.get(a.id) ?? 0) : 0;
      return busier || b.modified_on.localeCompare(a.modified_on);
    });
}

function textOf({ id, tags, named_handlers }: Worker): string {
  return [id, ...tags, ...named_handlers.map(({ name }) => name)].join(" ").toLowerCase();
}
