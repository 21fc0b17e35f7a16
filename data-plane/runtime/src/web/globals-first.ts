/** Globals that libraries look for while they are being loaded. */
import { DOMException } from "./dom-exception.ts";

Object.defineProperty(globalThis, "DOMException", {
  value: DOMException,
  writable: true,
  configurable: true,
});
