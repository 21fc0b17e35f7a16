import promises from "./timers/promises.ts";
import { refused } from "../node-globals/errors.ts";
import {
  Timeout,
  clearImmediate,
  clearInterval,
  clearTimeout,
  setImmediate,
  setInterval,
  setTimeout,
} from "../node-globals/timeout.ts";

const promisified = Symbol.for("nodejs.util.promisify.custom");
Object.defineProperty(setTimeout, promisified, { value: promises.setTimeout, configurable: true });
Object.defineProperty(setImmediate, promisified, { value: promises.setImmediate, configurable: true });

export const active = (timeout: unknown): void => {
  if (timeout instanceof Timeout) {
    timeout.refresh();
  }
};
export const enroll = refused("timers.enroll");
export const unenroll = refused("timers.unenroll");

export {
  Timeout,
  clearImmediate,
  clearInterval,
  clearTimeout,
  promises,
  setImmediate,
  setInterval,
  setTimeout,
};
export default {
  Timeout,
  active,
  clearImmediate,
  clearInterval,
  clearTimeout,
  enroll,
  promises,
  setImmediate,
  setInterval,
  setTimeout,
  unenroll,
};
