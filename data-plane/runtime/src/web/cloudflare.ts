import { compatibilityFlags } from "../compatibility.ts";
import { asInterface } from "./webidl.ts";

const creating = Symbol("creating");

/** What a program may ask about the platform that runs it. */
export class Cloudflare {
  constructor(token?: unknown) {
    if (token !== creating) {
      throw new TypeError("Illegal constructor");
    }
  }

  /** Names of behaviours and whether they are on; frozen. */
  get compatibilityFlags(): Readonly<Record<string, boolean>> {
    return compatibilityFlags();
  }
}
asInterface(Cloudflare);

export const cloudflare = new Cloudflare(creating);
