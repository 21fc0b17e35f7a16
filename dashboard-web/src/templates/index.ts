import chatRoomSource from "./chat-room/index.js?raw";
import chatRoomPage from "./chat-room/page.html?raw";
import chatRoomRoom from "./chat-room/room.js?raw";
import counterObject from "./counter/counter.js?raw";
import counterSource from "./counter/index.js?raw";
import counterPage from "./counter/page.html?raw";
import helloWorkerSource from "./hello-worker.js?raw";
import helloWorldObjectSource from "./hello-world-object.js?raw";
import notesBoard from "./notes/board.js?raw";
import notesSource from "./notes/index.js?raw";
import notesPage from "./notes/page.html?raw";
import rateLimiterBucket from "./rate-limiter/bucket.js?raw";
import rateLimiterSource from "./rate-limiter/index.js?raw";
import rateLimiterPage from "./rate-limiter/page.html?raw";
import remindersSource from "./reminders/index.js?raw";
import remindersPage from "./reminders/page.html?raw";
import remindersObject from "./reminders/reminders.js?raw";
import type { Template, TemplateBinding } from "./template.ts";

const COMPATIBILITY_DATE = "2026-01-01";
const MAIN_MODULE = "index.js";

export const templates: readonly Template[] = [
  {
    id: "hello-world-object",
    title: "Hello World Durable Object",
    summary: "A Worker that passes each request to an object named after the path. The shortest way in.",
    suggestedName: "hello-object",
    ...withObject("HELLO_WORLD", "HelloWorld", { [MAIN_MODULE]: helloWorldObjectSource }),
  },
  {
    id: "counter",
    title: "Counter",
    summary: "One stored number per name. It survives restarts: count up, kill the pod, go on counting.",
    suggestedName: "counter",
    ...withObject("COUNTER", "Counter", {
      [MAIN_MODULE]: counterSource,
      "counter.js": counterObject,
      "page.html": counterPage,
    }),
  },
  {
    id: "chat-room",
    title: "Chat room",
    summary: "A page and its sockets. A room sleeps between messages while everybody stays connected.",
    suggestedName: "chat",
    ...withObject("CHAT_ROOM", "ChatRoom", {
      [MAIN_MODULE]: chatRoomSource,
      "room.js": chatRoomRoom,
      "page.html": chatRoomPage,
    }),
  },
  {
    id: "notes",
    title: "Collaborative notes",
    summary: "A board that several people edit at once. Each note is a stored value, each edit a message.",
    suggestedName: "notes",
    ...withObject("BOARD", "Board", {
      [MAIN_MODULE]: notesSource,
      "board.js": notesBoard,
      "page.html": notesPage,
    }),
  },
  {
    id: "rate-limiter",
    title: "Rate limiter",
    summary: "A bucket of tokens for each client, called by a method of its own. No storage, only memory.",
    suggestedName: "rate-limiter",
    ...withObject("BUCKET", "Bucket", {
      [MAIN_MODULE]: rateLimiterSource,
      "bucket.js": rateLimiterBucket,
      "page.html": rateLimiterPage,
    }),
  },
  {
    id: "reminders",
    title: "Alarms",
    summary: "Reminders that ring when they are due: the object sleeps until then and is woken by its alarm.",
    suggestedName: "reminders",
    ...withObject("REMINDERS", "Reminders", {
      [MAIN_MODULE]: remindersSource,
      "reminders.js": remindersObject,
      "page.html": remindersPage,
    }),
  },
  {
    id: "hello-worker",
    title: "Plain Worker",
    summary: "No object, no state: a function that answers requests and reads one variable. Free plan.",
    suggestedName: "hello-worker",
    mainModule: MAIN_MODULE,
    modules: { [MAIN_MODULE]: helloWorkerSource },
    compatibilityDate: COMPATIBILITY_DATE,
    bindings: [{ type: "plain_text", name: "GREETING", text: "Hello" }],
    newSqliteClasses: [],
  },
];

/** What templates with one class have in common. */
function withObject(binding: string, className: string, modules: Template["modules"]) {
  const bindings: TemplateBinding[] = [
    { type: "durable_object_namespace", name: binding, class_name: className },
  ];
  return {
    mainModule: MAIN_MODULE,
    modules,
    compatibilityDate: COMPATIBILITY_DATE,
    bindings,
    newSqliteClasses: [className],
  };
}

export function findTemplate(id: string): Template | undefined {
  return templates.find((template) => template.id === id);
}
