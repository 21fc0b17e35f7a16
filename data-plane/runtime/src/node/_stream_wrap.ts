import { refused } from "./internal/errors.ts";

export default refused("JSStreamSocket");
