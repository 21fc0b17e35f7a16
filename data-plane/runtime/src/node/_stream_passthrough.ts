import { PassThrough } from "./stream.ts";

export { PassThrough };
export default PassThrough;
