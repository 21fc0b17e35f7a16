/** Gives a class or a function the name that it has in Node: building one script of many renames what collides. */
export function named<T>(name: string, value: T): T {
  Object.defineProperty(value, "name", { value: name, configurable: true });
  return value;
}
