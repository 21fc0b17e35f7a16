import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const CHECKOUT = resolve(import.meta.dirname, "../../..");

/** What this checkout builds: the version, and the revision if it is a git checkout. */
export function holdfastVersion(): string {
  const version = /<version>(.*?)<\/version>/.exec(readFileSync(join(CHECKOUT, "pom.xml"), "utf8"))?.[1];
  return ["Holdfast", version, ...revision()].join(" ");
}

function revision(): string[] {
  try {
    const described = execFileSync("git", ["describe", "--always", "--dirty"], {
      cwd: CHECKOUT,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    return [`(${described.trim()})`];
  } catch {
    return [];
  }
}
