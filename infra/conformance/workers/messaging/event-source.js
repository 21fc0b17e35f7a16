import { caught, group } from "./harness.js";

/** All events of a stream of texts until it has ended. */
function events(parts, types = ["message"]) {
  return new Promise((resolve) => {
    const source = EventSource.from(new Blob(parts).stream());
    const seen = [];
    for (const type of types) {
      source.addEventListener(type, (event) => seen.push([event.type, event.data, event.lastEventId]));
    }
    source.onerror = () => {
      seen.push(["error", source.readyState]);
      source.close();
      resolve(seen);
    };
  });
}

const checks = group({
  inWorker: {
    "a simple stream": () => events(["data: one\n\ndata: two\n\n"]),
    "several lines of data": () => events(["data: a\ndata: b\ndata:c\n\n"]),
    "names of events": () => events(["event: tick\ndata: 1\n\ndata: 2\n\n"], ["tick", "message"]),
    "ids stay": () => events(["id: 7\ndata: a\n\ndata: b\n\nid\ndata: c\n\n"]),
    "an id with a zero is ignored": () => events(["id: 1\ndata: a\n\nid: 2\0\ndata: b\n\n"]),
    "comments and unknown fields": () => events([": comment\nfoo: bar\ndata: x\n\n"]),
    "line ends of all kinds": () => events(["data: a\r\n\r\ndata: b\r\rdata: c\n\n"]),
    "a byte order mark": () => events(["\ufeffdata: a\n\n"]),
    "an event without data is none": () => events(["event: x\n\ndata: a\n\n"], ["x", "message"]),
    "empty data": () => events(["data\n\ndata:\n\n"]),
    "an unfinished event is dropped": () => events(["data: a\n\ndata: b\n"]),
    "pieces cut anywhere": async () => {
      const text = new TextEncoder().encode("data: grüße\nid: 1\n\ndata: b\n\n");
      const stream = new ReadableStream({
        start(controller) {
          for (const byte of text) controller.enqueue(Uint8Array.of(byte));
          controller.close();
        },
      });
      const source = EventSource.from(stream);
      const seen = [];
      return new Promise((resolve) => {
        source.onmessage = (event) => seen.push([event.data, event.lastEventId]);
        source.onerror = () => {
          source.close();
          resolve(seen);
        };
      });
    },
    "open comes first": () => {
      const source = EventSource.from(new Blob(["data: x\n\n"]).stream());
      const seen = [source.readyState];
      return new Promise((resolve) => {
        source.onopen = () => seen.push(["open", source.readyState]);
        source.onmessage = () => seen.push("message");
        source.onerror = () => {
          source.close();
          resolve([...seen, source.readyState]);
        };
      });
    },
    properties: () => {
      const source = EventSource.from(new Blob(["data: x\n\n"]).stream());
      const shown = [source.url, source.withCredentials, source.onmessage];
      source.close();
      return [...shown, source.readyState];
    },
    constants: () => [
      EventSource.CONNECTING,
      EventSource.OPEN,
      EventSource.CLOSED,
      EventSource.prototype.CLOSED,
    ],
    "an invalid URL is refused": () => caught(() => new EventSource("not a url")),
    "credentials are refused": () => caught(() => new EventSource("http://h/", { withCredentials: true })),
    "what is no stream is refused": async () => (await caught(() => EventSource.from("text"))).error,
    "an event target": () => EventSource.prototype instanceof EventTarget,
  },
});

export class Store extends checks.Store {}
export class Legacy extends checks.Legacy {}
export default checks.entry;
