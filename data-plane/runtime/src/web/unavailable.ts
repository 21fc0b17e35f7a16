/** What programs know from Workers and this platform does not have yet. */
export function notAvailable(name: string): Error {
  return new Error(`${name} is not available on this platform yet.`);
}
