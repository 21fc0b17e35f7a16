import { execFileSync } from "node:child_process";

/** Resident memory in bytes of these processes and of all that descend from them. */
export function memoryOf(roots: readonly number[]): number {
  const rows = execFileSync("ps", ["-A", "-o", "pid=,ppid=,rss="], { encoding: "utf8" })
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number) as [pid: number, parent: number, kibibytes: number]);
  const counted = new Set(roots);
  for (let grown = true; grown;) {
    const before = counted.size;
    rows.filter(([, parent]) => counted.has(parent)).forEach(([pid]) => counted.add(pid));
    grown = counted.size > before;
  }
  return rows.filter(([pid]) => counted.has(pid)).reduce((sum, [, , kibibytes]) => sum + kibibytes * 1024, 0);
}
