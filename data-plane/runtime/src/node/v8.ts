import unenv from "unenv/node/v8";
import { refused } from "../node-globals/errors.ts";

export * from "unenv/node/v8";
export const getCppHeapStatistics = refused("v8.getCppHeapStatistics");
export const isStringOneByteRepresentation = refused("v8.isStringOneByteRepresentation");
export default { ...unenv, getCppHeapStatistics, isStringOneByteRepresentation };
