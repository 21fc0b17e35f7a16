import http from "node:http";

export const { ClientRequest } = http as unknown as Record<string, unknown>;
export default { ClientRequest };
