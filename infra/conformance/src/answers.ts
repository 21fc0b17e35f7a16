import { type Answer, type Endpoint, send } from "@holdfast/side-by-side";
import type { RecordedRequest, Suite } from "./suite.ts";

/** Headers that a program can depend on; others depend on the server and the time. */
const COMPARED_HEADERS = ["content-type", "location", "set-cookie", "etag", "allow", "content-encoding"];
const LONGEST_BODY = 2_000;

/** What one runtime answered, as text to be compared, by the name of the check. */
export type Answers = ReadonlyMap<string, string>;

/** Runs all checks of a suite, one after the other. */
export async function answersOf(suite: Suite, endpoint: Endpoint, run: string): Promise<Answers> {
  const answers = new Map<string, string>();
  for (const name of await checkNames(endpoint)) {
    const path = `/.check?name=${encodeURIComponent(name)}&run=${run}`;
    answers.set(name, await ask(endpoint, { name, path, compare: ["body"] }));
  }
  for (const request of suite.requests) answers.set(request.name, await ask(endpoint, request));
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
    return `no answer: ${error instanceof Error ? error.message : String(error)}`;
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
