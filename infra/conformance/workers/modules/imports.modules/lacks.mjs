import { nothing } from "./sub.mjs";

export default nothing;
