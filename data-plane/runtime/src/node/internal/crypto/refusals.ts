import { unavailable } from "./errors.ts";

function refusing(name: string): () => never {
  const refuse = (): never => {
    throw unavailable(`${name}()`);
  };
  Object.defineProperty(refuse, "name", { value: name });
  return refuse;
}

/** What Node.js has besides: each is there, and says by name that it does nothing. */
export const checkPrime = refusing("checkPrime");
export const checkPrimeSync = refusing("checkPrimeSync");
export const createCipher = refusing("createCipher");
export const createDecipher = refusing("createDecipher");
export const createDiffieHellman = refusing("createDiffieHellman");
export const createDiffieHellmanGroup = refusing("createDiffieHellmanGroup");
export const createECDH = refusing("createECDH");
export const generatePrime = refusing("generatePrime");
export const generatePrimeSync = refusing("generatePrimeSync");
export const getCipherInfo = refusing("getCipherInfo");
export const getDiffieHellman = refusing("getDiffieHellman");
export const privateEncrypt = refusing("privateEncrypt");
export const publicDecrypt = refusing("publicDecrypt");
export const secureHeapUsed = refusing("secureHeapUsed");
export const setEngine = refusing("setEngine");
export const setFips = refusing("setFips");

function refusingClass(name: string): new () => object {
  // eslint-disable-next-line @typescript-eslint/no-extraneous-class
  const refuse = class {
    constructor() {
      throw unavailable(name);
    }
  };
  Object.defineProperty(refuse, "name", { value: name });
  return refuse;
}

export const Certificate = refusingClass("Certificate");
export const Cipher = refusingClass("Cipher");
export const Decipher = refusingClass("Decipher");
export const DiffieHellman = refusingClass("DiffieHellman");
export const DiffieHellmanGroup = refusingClass("DiffieHellmanGroup");
export const ECDH = refusingClass("ECDH");
export const X509Certificate = refusingClass("X509Certificate");
