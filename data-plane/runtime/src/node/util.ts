import { format, formatWithOptions, inspect, stripVTControlCharacters } from "./internal/inspect.ts";
// Before the comparisons, which look for `types` here while this module is still being evaluated.
import { types } from "./internal/types.ts";
import { isDeepStrictEqual } from "assert/build/internal/util/comparisons.js";
import { MIMEParams, MIMEType } from "unenv/node/util";
import { refused } from "../node-globals/errors.ts";
import { parseArgs } from "./internal/parse-args.ts";
import { parseEnv } from "./internal/parse-env.ts";
import { callbackify, promisify } from "./internal/promisify.ts";
import { styleText } from "./internal/style-text.ts";
import * as systemErrors from "./internal/system-errors.ts";
import { debuglog, deprecate, inherits, toUSVString, _extend, aborted } from "./internal/util-functions.ts";
import * as legacy from "./internal/legacy-types.ts";

const { TextDecoder, TextEncoder } = globalThis as unknown as Record<string, unknown>;

export { TextDecoder, TextEncoder, MIMEParams, MIMEType, format, formatWithOptions, inspect, types };
export {
  isDeepStrictEqual,
  stripVTControlCharacters,
  parseArgs,
  parseEnv,
  callbackify,
  promisify,
  styleText,
};
export { _extend, aborted, debuglog, deprecate, inherits, toUSVString };
export * from "./internal/legacy-types.ts";
export * from "./internal/system-errors.ts";
export const debug = debuglog;
export const log = (...values: unknown[]): void => {
  (globalThis as unknown as { console: { log(text: string): void } }).console.log(format(...values));
};
export const diff = refused("util.diff");
export const getCallSite = refused("util.getCallSite");
export const getCallSites = refused("util.getCallSites");
export const setTraceSigInt = refused("util.setTraceSigInt");
export const convertProcessSignalToExitCode = refused("util.convertProcessSignalToExitCode");
export const transferableAbortController = refused("util.transferableAbortController");
export const transferableAbortSignal = refused("util.transferableAbortSignal");

export default {
  ...legacy,
  ...systemErrors,
  MIMEParams,
  MIMEType,
  TextDecoder,
  TextEncoder,
  _extend,
  aborted,
  callbackify,
  convertProcessSignalToExitCode,
  debug,
  debuglog,
  deprecate,
  diff,
  format,
  formatWithOptions,
  getCallSite,
  getCallSites,
  inherits,
  inspect,
  isDeepStrictEqual,
  log,
  parseArgs,
  parseEnv,
  promisify,
  setTraceSigInt,
  stripVTControlCharacters,
  styleText,
  toUSVString,
  transferableAbortController,
  transferableAbortSignal,
  types,
};
