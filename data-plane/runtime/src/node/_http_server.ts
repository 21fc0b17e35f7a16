import http from "node:http";

export const { Server, ServerResponse, STATUS_CODES, _connectionListener } = http as unknown as Record<
  string,
  unknown
>;
export default { Server, ServerResponse, STATUS_CODES, _connectionListener };
