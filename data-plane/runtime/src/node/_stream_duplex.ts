import { Duplex } from "./stream.ts";

export { Duplex };
export default Duplex;
