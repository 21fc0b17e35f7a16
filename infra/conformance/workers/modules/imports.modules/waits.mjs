export default await Promise.resolve("waited");
export const other = (await import("./sub.mjs")).default;
