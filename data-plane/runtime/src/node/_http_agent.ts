import http from "node:http";

export const { Agent, globalAgent } = http as unknown as Record<string, unknown>;
export default { Agent, globalAgent };
