import { library } from "../../console/format.ts";

/** Node's own formatter, which the console uses, too. */
export const { format, formatWithOptions, inspect, stripVTControlCharacters } = library();
