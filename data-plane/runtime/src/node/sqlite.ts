import unenv from "unenv/node/sqlite";
import { refused } from "./internal/errors.ts";

export * from "unenv/node/sqlite";
export const backup = refused("sqlite.backup");
export default { ...unenv, backup };
