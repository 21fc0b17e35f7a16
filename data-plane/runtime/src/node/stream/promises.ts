import Stream from "../stream.ts";

const promises = Stream["promises"] as { finished: unknown; pipeline: unknown };

export const { finished, pipeline } = promises;
export { promises };
export default { finished, pipeline, promises };
