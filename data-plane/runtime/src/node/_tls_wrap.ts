import tls from "node:tls";

export const { TLSSocket, connect } = tls as unknown as Record<string, unknown>;
export default { TLSSocket, connect };
