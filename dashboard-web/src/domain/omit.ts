/** The same without some of its properties. */
export function omit<T extends object, K extends keyof T & string>(object: T, ...keys: K[]): Omit<T, K> {
  const rest = Object.entries(object).filter(([key]) => !keys.some((each) => each === key));
  return Object.fromEntries(rest) as Omit<T, K>;
}
