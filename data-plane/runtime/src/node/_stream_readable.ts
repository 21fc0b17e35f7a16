import { Readable } from "./stream.ts";

export { Readable };
export default Readable;
