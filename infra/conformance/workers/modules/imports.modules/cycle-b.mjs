import { name as theirs } from "./cycle-a.mjs";

export const name = "b";
export const back = () => theirs;
