import { then } from "../primordials.ts";
import { currentContext } from "../context.ts";
import { DOMException } from "../web/dom-exception.ts";
import { connectSocket } from "../web/fetch.ts";
import { Headers } from "../web/headers.ts";
import { URL } from "../web/url/url.ts";
import { usvString } from "../web/webidl.ts";
import { type WebSocket, connected, notConnected } from "./web-socket.ts";

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/** Begins to connect a socket made by `new WebSocket()`, and answers the URL that it shows. */
export function openClientSocket(socket: WebSocket, address: string, protocols: unknown): string {
  const url = socketUrl(address);
  const wanted = checkedProtocols(protocols);
  const headers = new Headers({ upgrade: "websocket" });
  if (wanted.length > 0) {
    headers.set("sec-websocket-protocol", wanted.join(", "));
  }
  then(
    connectSocket(currentContext(), url.replace(/^ws/, "http"), headers),
    ({ wire, protocol }) => {
      connected(socket, wire, protocol);
    },
    (error) => {
      notConnected(socket, error);
    },
  );
  return url;
}

function socketUrl(address: string): string {
  const url = URL.parse(address);
  if (url === null) {
    throw refusal("The url is invalid.");
  }
  if (url.protocol === "http:" || url.protocol === "https:") {
    url.protocol = url.protocol === "http:" ? "ws:" : "wss:";
  }
  if (url.protocol !== "ws:" && url.protocol !== "wss:") {
    throw refusal("The url scheme must be ws or wss.");
  }
  if (url.hash !== "") {
    throw refusal("The url fragment must be empty.");
  }
  return url.href;
}

function checkedProtocols(protocols: unknown): string[] {
  if (protocols === undefined || protocols === null) {
    return [];
  }
  const list =
    typeof protocols === "string" ? [protocols] : Array.from(protocols as Iterable<unknown>, usvString);
  if (list.some((protocol) => !TOKEN.test(protocol))) {
    throw refusal("The protocol header token is invalid.");
  }
  if (new Set(list).size !== list.length) {
    throw refusal("The protocols header cannot have repeating values.");
  }
  return list;
}

function refusal(what: string): DOMException {
  return new DOMException(`WebSocket Constructor: ${what}`, "SyntaxError");
}
