import { refused } from "../node-globals/errors.ts";

export const SecureContext = refused("tls.SecureContext");
export const createSecureContext = refused("tls.createSecureContext");
export const translatePeerCertificate = refused("tls.translatePeerCertificate");
export default { SecureContext, createSecureContext, translatePeerCertificate };
