import { refused } from "../node-globals/errors.ts";

export default refused("JSStreamSocket");
