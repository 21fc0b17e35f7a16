import { refused } from "../node-globals/errors.ts";

const { console } = globalThis as unknown as { console: Record<string, (...values: unknown[]) => void> };

/** A console of one's own writes where the global one does. */
export function Console(): object {
  return console;
}

const nothing = (): void => undefined;
const all = {
  ...console,
  Console,
  context: (): object => all,
  createTask: refused("console.createTask"),
  profile: nothing,
  profileEnd: nothing,
  timeStamp: nothing,
} as Record<string, unknown>;

export const {
  assert,
  clear,
  context,
  count,
  countReset,
  createTask,
  debug,
  dir,
  dirxml,
  error,
  group,
  groupCollapsed,
  groupEnd,
  info,
  log,
  profile,
  profileEnd,
  table,
  time,
  timeEnd,
  timeLog,
  timeStamp,
  trace,
  warn,
} = all;

export default all;
