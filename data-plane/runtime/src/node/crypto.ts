import * as everything from "./crypto/exports.ts";

export * from "./crypto/exports.ts";

/** `import crypto from "node:crypto"` */
export default { ...everything };
