import * as everything from "./internal/crypto/exports.ts";

export * from "./internal/crypto/exports.ts";

/** `import crypto from "node:crypto"` */
export default { ...everything };
