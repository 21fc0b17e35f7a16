export interface DiffLine {
  kind: "same" | "added" | "removed";
  text: string;
  /** Counted from 1; absent for lines that the side does not have. */
  before?: number;
  after?: number;
}

/** Lines that differ, and a few around them; `skipped` is how many equal ones are left out in front. */
export interface Hunk {
  skipped: number;
  lines: DiffLine[];
}

/** Edits beyond which two texts are shown as replaced: finding the shortest way takes time that grows with them. */
const MOST_EDITS = 1_000;

/** How to get from one text to another, line by line, by as few additions and removals as possible. */
export function diffLines(before: string, after: string): DiffLine[] {
  const a = linesOf(before);
  const b = linesOf(after);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const kinds = [
    ...Array<DiffLine["kind"]>(start).fill("same"),
    ...shortestEdits(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    ...Array<DiffLine["kind"]>(end).fill("same"),
  ];
  return numbered(kinds, a, b);
}

/** The parts of a diff worth reading, each with some lines of its surroundings. */
export function hunks(lines: readonly DiffLine[], context = 3): Hunk[] {
  const near = new Set<number>();
  lines.forEach(({ kind }, index) => {
    if (kind === "same") return;
    for (let at = index - context; at <= index + context; at += 1) near.add(at);
  });
  const found: Hunk[] = [];
  let skipped = 0;
  let open = false;
  lines.forEach((line, index) => {
    if (!near.has(index)) {
      skipped += 1;
      open = false;
      return;
    }
    if (!open) found.push({ skipped, lines: [] });
    skipped = 0;
    open = true;
    found.at(-1)?.lines.push(line);
  });
  return found;
}

function linesOf(text: string): string[] {
  if (text === "") return [];
  return text.replace(/\n$/, "").split("\n");
}

/** How far into the first text one gets on each diagonal by some number of edits. */
class Reach {
  readonly #middle: number;
  readonly #furthest: Int32Array;

  constructor(most: number, furthest?: Int32Array) {
    this.#middle = most + 1;
    this.#furthest = furthest ?? new Int32Array(2 * most + 3);
  }

  at(diagonal: number): number {
    return this.#furthest[this.#middle + diagonal] ?? 0;
  }

  set(diagonal: number, x: number) {
    this.#furthest[this.#middle + diagonal] = x;
  }

  copy(): Reach {
    return new Reach(this.#middle - 1, this.#furthest.slice());
  }

  /** Whether the furthest way to a diagonal ends with an addition. */
  isAddition(diagonal: number, edits: number): boolean {
    if (diagonal === -edits) return true;
    return diagonal !== edits && this.at(diagonal - 1) < this.at(diagonal + 1);
  }
}

/** Myers' algorithm: goes further on every diagonal with each edit until it is through, then back the way it came. */
function shortestEdits(a: readonly string[], b: readonly string[]): DiffLine["kind"][] {
  const most = Math.min(a.length + b.length, MOST_EDITS);
  const reach = new Reach(most);
  const rounds: Reach[] = [];
  for (let edits = 0; edits <= most; edits += 1) {
    rounds.push(reach.copy());
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = reach.isAddition(diagonal, edits) ? reach.at(diagonal + 1) : reach.at(diagonal - 1) + 1;
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x += 1;
      reach.set(diagonal, x);
      if (x >= a.length && x - diagonal >= b.length) return wayBack(rounds, a.length, b.length);
    }
  }
  return [...a.map(() => "removed" as const), ...b.map(() => "added" as const)];
}

function wayBack(rounds: readonly Reach[], x: number, y: number): DiffLine["kind"][] {
  const kinds: DiffLine["kind"][] = [];
  for (const [edits, reach] of [...rounds.entries()].toReversed()) {
    const diagonal = x - y;
    const addition = reach.isAddition(diagonal, edits);
    const fromX = edits === 0 ? 0 : reach.at(addition ? diagonal + 1 : diagonal - 1);
    const fromY = edits === 0 ? 0 : fromX - (addition ? diagonal + 1 : diagonal - 1);
    for (; x > fromX && y > fromY; x -= 1, y -= 1) kinds.push("same");
    if (edits > 0) kinds.push(addition ? "added" : "removed");
    x = fromX;
    y = fromY;
  }
  return kinds.toReversed();
}

function numbered(
  kinds: readonly DiffLine["kind"][],
  a: readonly string[],
  b: readonly string[],
): DiffLine[] {
  let before = 0;
  let after = 0;
  return kinds.map((kind) => {
    if (kind !== "added") before += 1;
    if (kind !== "removed") after += 1;
    return {
      kind,
      text: (kind === "added" ? b[after - 1] : a[before - 1]) ?? "",
      ...(kind !== "added" && { before }),
      ...(kind !== "removed" && { after }),
    };
  });
}
