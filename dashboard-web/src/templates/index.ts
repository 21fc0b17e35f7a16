import counterSource from "./counter.js?raw";
import helloWorkerSource from "./hello-worker.js?raw";
import helloWorldObjectSource from "./hello-world-object.js?raw";
import type { Template } from "./template.ts";

const COMPATIBILITY_DATE = "2026-01-01";

export const templates: readonly Template[] = [
  {
    id: "hello-world-object",
    title: "Hello World Durable Object",
    summary: "A Worker that passes each request to an object named after the path. The shortest way in.",
    suggestedName: "hello-object",
    mainModule: "index.js",
    source: helloWorldObjectSource,
    compatibilityDate: COMPATIBILITY_DATE,
    bindings: [{ type: "durable_object_namespace", name: "HELLO_WORLD", class_name: "HelloWorld" }],
    newSqliteClasses: ["HelloWorld"],
  },
  {
    id: "counter",
    title: "Counter",
    summary: "One stored number per name. It survives restarts: count up, kill the pod, go on counting.",
    suggestedName: "counter",
    mainModule: "index.js",
    source: counterSource,
    compatibilityDate: COMPATIBILITY_DATE,
    bindings: [{ type: "durable_object_namespace", name: "COUNTER", class_name: "Counter" }],
    newSqliteClasses: ["Counter"],
  },
  {
    id: "hello-worker",
    title: "Plain Worker",
    summary: "No object, no state: a function that answers requests and reads one variable. Free plan.",
    suggestedName: "hello-worker",
    mainModule: "index.js",
    source: helloWorkerSource,
    compatibilityDate: COMPATIBILITY_DATE,
    bindings: [{ type: "plain_text", name: "GREETING", text: "Hello" }],
    newSqliteClasses: [],
  },
];

export function findTemplate(id: string): Template | undefined {
  return templates.find((template) => template.id === id);
}
