import filled from "./filled.cjs";

export default filled.two;
