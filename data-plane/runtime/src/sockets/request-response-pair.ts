import { asInterface, usvString } from "../web/webidl.ts";

/** What is asked, and with what the platform answers for an object that need not know of it (reference: durable-objects 7.2). */
export class WebSocketRequestResponsePair {
  declare readonly request: string;
  declare readonly response: string;

  constructor(request: unknown, response: unknown) {
    if (arguments.length < 2) {
      const position = arguments.length + 1;
      throw new TypeError(
        `Failed to construct 'WebSocketRequestResponsePair': constructor parameter ${position} is not of type 'string'.`,
      );
    }
    Object.defineProperty(this, "request", { value: usvString(request), enumerable: true });
    Object.defineProperty(this, "response", { value: usvString(response), enumerable: true });
  }
}
asInterface(WebSocketRequestResponsePair);
