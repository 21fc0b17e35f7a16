import { type Answer, type Endpoint, send } from "@holdfast/side-by-side";
import type { RecordedRequest, Suite } from "./suite.ts";

/** Headers that a program can depend on; others depend on the server and the time. */
const COMPARED_HEADERS = ["content-type", "location", "set-cookie", "etag", "allow", "content-encoding"];
const LONGEST_BODY = 2_000;
const NO_ANSWER = "no answer: ";
/** After so many checks without an answer, the rest of the file is not asked. */
const PATIENCE = 3;

/** What one runtime answered, as text to be compared, by the name of the check. */
export type Answers = ReadonlyMap<string, string>;

/** Runs all checks of a suite, one after the other; gives up on it when too many are not answered. */
export async function answersOf(suite: Suite, endpoint: Endpoint, run: string): Promise<Answers> {
  const checks = (await checkNames(endpoint)).map((name): RecordedRequest => ({
    name,
    path: `/.check?name=${encodeURIComponent(name)}&run=${run}`,
    compare: ["body"],
  }));
  const answers = new Map<string, string>();
  let unanswered = 0;
  for (const request of [...checks, ...suite.requests]) {
    const answer =
      unanswered < PATIENCE
        ? await ask(endpoint, request)
        : `not asked: ${PATIENCE} checks of this file had no answer`;
    if (answer.startsWith(NO_ANSWER)) unanswered++;
    answers.set(request.name, answer);
  }
  return answers;
}

async function checkNames(endpoint: Endpoint): Promise<string[]> {
  const answer = await send(endpoint, { path: "/.checks" });
  if (answer.status !== 200) {
    throw new Error(
      `${endpoint.host} does not list its checks: ${answer.status} ${answer.body.toString().slice(0, 300)}`,
    );
  }
  return JSON.parse(answer.body.toString()) as string[];
}

async function ask(endpoint: Endpoint, request: RecordedRequest): Promise<string> {
  try {
    return shown(await send(endpoint, request), request.compare ?? ["status", "headers", "body"]);
  } catch (error) {
    return `${NO_ANSWER}${error instanceof Error ? error.message : String(error)}`;
  }
}

function shown(answer: Answer, compare: readonly string[]): string {
  const parts: string[] = [];
  // A check answers 200 with JSON; anything else is a failure around it, which the status tells.
  if (compare.includes("status") || answer.status !== 200) parts.push(String(answer.status));
  if (compare.includes("headers")) {
    const headers = COMPARED_HEADERS.filter((name) => name in answer.headers);
    parts.push(...headers.map((name) => `${name}: ${answer.headers[name] ?? ""}`));
  }
  if (compare.includes("body")) parts.push(bodyOf(answer.body));
  return parts.join("\n");
}

function bodyOf(body: Buffer): string {
  const text = body.toString("utf8");
  if (!Buffer.from(text).equals(body)) return `bytes ${body.toString("hex")}`;
  return text.length > LONGEST_BODY ? `${text.slice(0, LONGEST_BODY)}… (${body.length} bytes)` : text;
}
