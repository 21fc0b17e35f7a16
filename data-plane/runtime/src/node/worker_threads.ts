import unenv from "unenv/node/worker_threads";
import { refused } from "../node-globals/errors.ts";

export * from "unenv/node/worker_threads";
export const Worker = refused("Worker");
export default { ...unenv, Worker };
