import { Writable } from "./stream.ts";

export { Writable };
export default Writable;
