interface Version {
  numbers: [number, number, number];
  pre: string[];
}

type Test = (version: Version) => boolean;

const FULL = /^[v=\s]*(\d+)\.(\d+)\.(\d+)(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?$/;
const PARTIAL =
  /^(\^|~>?|>=|<=|>|<|=)?\s*v?(\d+|[xX*])?(?:\.(\d+|[xX*]))?(?:\.(\d+|[xX*]))?(?:-([0-9A-Za-z.-]+))?(?:\+\S+)?$/;

/** The newest version that a range of npm's allows; a range without pre-releases gets none. */
export function newestIn(versions: readonly string[], range: string): string | undefined {
  const tests = range.split("||").map(parseSet);
  return versions
    .map((text) => ({ text, version: parse(text) }))
    .filter(({ version }) => version !== undefined && tests.some((test) => test(version)))
    .toSorted((a, b) => compare(b.version as Version, a.version as Version))[0]?.text;
}

/** Whether a text is one version rather than a range or a tag. */
export function isVersion(text: string): boolean {
  return FULL.test(text);
}

function parse(text: string): Version | undefined {
  const found = FULL.exec(text.trim());
  if (!found) return undefined;
  const [, major, minor, patch, pre] = found;
  return {
    numbers: [Number(major), Number(minor), Number(patch)],
    pre: pre === undefined ? [] : pre.split("."),
  };
}

function compare(a: Version, b: Version): number {
  for (const index of [0, 1, 2] as const) {
    if (a.numbers[index] !== b.numbers[index]) return a.numbers[index] - b.numbers[index];
  }
  if (a.pre.length === 0 || b.pre.length === 0) return b.pre.length - a.pre.length;
  for (let index = 0; index < Math.max(a.pre.length, b.pre.length); index++) {
    const [one, other] = [a.pre[index], b.pre[index]];
    if (one === other) continue;
    if (one === undefined) return -1;
    if (other === undefined) return 1;
    const [left, right] = [Number(one), Number(other)];
    if (Number.isNaN(left) && Number.isNaN(right)) return one < other ? -1 : 1;
    if (Number.isNaN(left)) return 1;
    if (Number.isNaN(right)) return -1;
    return left - right;
  }
  return 0;
}

function parseSet(text: string): Test {
  const between = /^\s*(\S+)\s+-\s+(\S+)\s*$/.exec(text);
  const words = between
    ? [`>=${between[1]}`, `<=${between[2]}`]
    : text
        .trim()
        .replace(/(\^|~>?|>=|<=|>|<|=)\s+/g, "$1")
        .split(/\s+/);
  const parts = words.map(parsePart);
  return (version) => {
    if (!parts.every(({ test }) => test(version))) return false;
    if (version.pre.length === 0) return true;
    return parts.some(({ base }) => base.pre.length > 0 && compareNumbers(base, version) === 0);
  };
}

function compareNumbers(a: Version, b: Version): number {
  return compare({ ...a, pre: [] }, { ...b, pre: [] });
}

/** One comparison, and the version that it is written with. */
function parsePart(word: string): { test: Test; base: Version } {
  const found = PARTIAL.exec(word);
  if (!found) return { test: () => false, base: version(0, 0, 0) };
  const [, operator = "", ...texts] = found;
  const given = texts
    .slice(0, 3)
    .map((text) => (text === undefined || !/\d/.test(text) ? undefined : Number(text)));
  const [major, minor, patch] = given;
  const base = version(major ?? 0, minor ?? 0, patch ?? 0, texts[3]);
  const upper = (level: number): Version =>
    version(
      level === 0 ? base.numbers[0] + 1 : base.numbers[0],
      level === 0 ? 0 : level === 1 ? base.numbers[1] + 1 : base.numbers[1],
      level === 2 ? base.numbers[2] + 1 : 0,
      "0",
    );
  const lastGiven = patch !== undefined ? 2 : minor !== undefined ? 1 : 0;
  const within =
    (end: Version): Test =>
    (each) =>
      compare(each, base) >= 0 && compare(each, end) < 0;
  if (major === undefined) return { test: () => operator !== "<" && operator !== ">", base };
  switch (operator) {
    case "^": {
      const level =
        base.numbers[0] > 0 || minor === undefined ? 0 : base.numbers[1] > 0 || patch === undefined ? 1 : 2;
      return { test: within(upper(level)), base };
    }
    case "~":
    case "~>":
      return { test: within(upper(minor === undefined ? 0 : 1)), base };
    case ">=":
      return { test: (each) => compare(each, base) >= 0, base };
    case "<":
      return { test: (each) => compare(each, base) < 0, base };
    case ">":
      return lastGiven === 2
        ? { test: (each) => compare(each, base) > 0, base }
        : { test: (each) => compare(each, upper(lastGiven)) >= 0, base };
    case "<=":
      return lastGiven === 2
        ? { test: (each) => compare(each, base) <= 0, base }
        : { test: (each) => compare(each, upper(lastGiven)) < 0, base };
    default:
      return lastGiven === 2
        ? { test: (each) => compare(each, base) === 0, base }
        : { test: within(upper(lastGiven)), base };
  }
}

function version(major: number, minor: number, patch: number, pre?: string): Version {
  return { numbers: [major, minor, patch], pre: pre === undefined ? [] : pre.split(".") };
}
