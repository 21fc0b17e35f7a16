import { table } from "@holdfast/side-by-side";
import type { Answers } from "./answers.ts";

/** How one check went. */
export interface Compared {
  /** `<group>/<file>: <name>`. */
  readonly id: string;
  readonly workerd: string;
  readonly holdfast: string;
  readonly equal: boolean;
}

const ABSENT = "no such check";

export function compare(suite: string, workerd: Answers, holdfast: Answers): Compared[] {
  return [...new Set([...workerd.keys(), ...holdfast.keys()])].map((name) => {
    const [left, right] = [workerd.get(name) ?? ABSENT, holdfast.get(name) ?? ABSENT];
    return { id: `${suite}: ${name}`, workerd: left, holdfast: right, equal: left === right };
  });
}

export interface Verdict {
  /** What to print, ending in `N / M checks equal`. */
  readonly report: string;
  /** Whether nothing differs but what is known to. */
  readonly passed: boolean;
}

export function verdict(compared: readonly Compared[], known: ReadonlyMap<string, string>): Verdict {
  const different = compared.filter(({ equal }) => !equal);
  const surprises = different.filter(({ id }) => !known.has(id));
  const expected = different.filter(({ id }) => known.has(id));
  const mended = compared.filter(({ id, equal }) => equal && known.has(id));
  const lines = [
    ...surprises.map(difference),
    ...expected.map(({ id }) => `known difference  ${id}\n  because   ${known.get(id) ?? ""}\n`),
    ...mended.map(({ id }) => `no longer differs  ${id}: take it out of known-differences.json\n`),
    `${perGroup(compared, known)}\n`,
    `${compared.length - different.length} / ${compared.length} checks equal`,
  ];
  return { report: lines.join("\n"), passed: surprises.length === 0 };
}

function difference({ id, workerd, holdfast }: Compared): string {
  const indented = (text: string): string => text.replaceAll("\n", "\n            ");
  return `differs  ${id}\n  workerd   ${indented(workerd)}\n  Holdfast  ${indented(holdfast)}\n`;
}

function perGroup(compared: readonly Compared[], known: ReadonlyMap<string, string>): string {
  const groups = new Map<string, Compared[]>();
  for (const each of compared) {
    const group = each.id.slice(0, each.id.indexOf("/"));
    groups.set(group, [...(groups.get(group) ?? []), each]);
  }
  const count = (checks: readonly Compared[], which: (check: Compared) => boolean): string =>
    String(checks.filter(which).length);
  return table(
    ["group", "checks", "equal", "known to differ", "differ"],
    [...groups].map(([group, checks]) => [
      group,
      String(checks.length),
      count(checks, ({ equal }) => equal),
      count(checks, ({ equal, id }) => !equal && known.has(id)),
      count(checks, ({ equal, id }) => !equal && !known.has(id)),
    ]),
    1,
  );
}
