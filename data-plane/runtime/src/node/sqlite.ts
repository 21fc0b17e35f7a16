import unenv from "unenv/node/sqlite";
import { refused } from "../node-globals/errors.ts";

export * from "unenv/node/sqlite";
export const backup = refused("sqlite.backup");
export default { ...unenv, backup };
