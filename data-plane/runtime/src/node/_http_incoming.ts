import http from "node:http";

export const { IncomingMessage } = http as unknown as Record<string, unknown>;
export default { IncomingMessage };
