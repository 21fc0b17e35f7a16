/** What browsers' caches have and the platform's do not; programs know the text. */
export function notImplemented(owner: string, method: string): Error {
  return new Error(`Failed to execute '${method}' on '${owner}': the method is not implemented.`);
}
