/** An event as the stream tells it. */
export interface StreamedEvent {
  readonly type: string;
  readonly data: string;
  readonly lastEventId: string;
}

export interface EventStreamSink {
  event(event: StreamedEvent): void;
  /** The server asks for this delay, in milliseconds, before the next attempt to connect. */
  retry(milliseconds: number): void;
}

const LINE_END = /\r\n|\n|\r/g;

/** https://html.spec.whatwg.org/#parsing-an-event-stream, in pieces cut anywhere. */
export class EventStreamParser {
  readonly #sink: EventStreamSink;
  #buffer = "";
  #type = "";
  #data: string[] = [];
  #lastEventId = "";

  constructor(sink: EventStreamSink) {
    this.#sink = sink;
  }

  push(text: string): void {
    this.#buffer += text;
    // A carriage return at the end may be half of a line end.
    const end = this.#buffer.endsWith("\r") ? this.#buffer.length - 1 : this.#buffer.length;
    let start = 0;
    LINE_END.lastIndex = 0;
    for (
      let match = LINE_END.exec(this.#buffer);
      match !== null && match.index < end;
      match = LINE_END.exec(this.#buffer)
    ) {
      this.#line(this.#buffer.slice(start, match.index));
      start = LINE_END.lastIndex;
    }
    this.#buffer = this.#buffer.slice(start);
  }

  #line(line: string): void {
    if (line === "") {
      this.#dispatch();
      return;
    }
    const colon = line.indexOf(":");
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(line.charAt(colon + 1) === " " ? colon + 2 : colon + 1);
    switch (field) {
      case "event":
        this.#type = value;
        break;
      case "data":
        this.#data.push(value);
        break;
      case "id":
        this.#lastEventId = value;
        break;
      case "retry":
        if (/^[0-9]+$/.test(value)) {
          this.#sink.retry(Number(value));
        }
        break;
      default:
    }
  }

  #dispatch(): void {
    const data = this.#data.join("\n");
    const type = this.#type === "" ? "message" : this.#type;
    this.#type = "";
    this.#data = [];
    if (data !== "") {
      this.#sink.event({ type, data, lastEventId: this.#lastEventId });
    }
  }
}
