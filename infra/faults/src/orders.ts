import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";

/** One request of one client; times are of one clock. */
export interface Call {
  readonly name: string;
  readonly value?: number | undefined;
  readonly begin: number;
  readonly end: number;
  /** Undefined: nobody knows whether it took effect, or when. */
  readonly answer: number | undefined;
}

/** Calls of one object, and the model that they are held against; infra/histories has the models. */
export interface History {
  readonly name: string;
  readonly model: "COUNTER" | "REGISTER";
  readonly calls: readonly Call[];
}

const CHECKOUT = resolve(import.meta.dirname, "../../..");
const CHECKER = join(CHECKOUT, "infra/histories/target/holdfast-histories.jar");
const JAVA = '. "$1/.mvn/find-jdk.sh" && exec "$JAVA_HOME/bin/java" -Xmx1g -jar "$2"';

/** The names of the histories that are not linearizable, as the checker of infra/histories says. */
export function withoutOrder(histories: readonly History[]): Set<string> {
  const { status, stdout, error } = spawnSync("sh", ["-c", JAVA, "sh", CHECKOUT, CHECKER], {
    input: histories.map((history) => `${JSON.stringify(history)}\n`).join(""),
    stdio: ["pipe", "pipe", "inherit"],
    encoding: "utf8",
  });
  if (status !== 0)
    throw new Error(`the checker of histories failed: ${error?.message ?? `status ${status}`}`);
  return new Set(stdout.split("\n").filter(Boolean));
}
