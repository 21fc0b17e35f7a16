import { Transform } from "./stream.ts";

export { Transform };
export default Transform;
