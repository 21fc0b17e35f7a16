import sub from "../sub.mjs";

export const up = sub;
export const lazy = async () => (await import("../sub.mjs")).default + (await import("./deep.mjs")).default;
export default "deep";
