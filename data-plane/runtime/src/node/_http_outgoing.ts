import http from "node:http";

export const { OutgoingMessage, validateHeaderName, validateHeaderValue } = http as unknown as Record<
  string,
  unknown
>;
export default { OutgoingMessage, validateHeaderName, validateHeaderValue };
