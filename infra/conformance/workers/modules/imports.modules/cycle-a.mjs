import { name as theirs } from "./cycle-b.mjs";

export const name = "a";
export const other = () => theirs;
export { back } from "./cycle-b.mjs";
