/** What follows in a host object of the structured format. */
export const enum ValueType {
  Stub = 1,
  Fetcher = 2,
  ReadableStream = 3,
  WritableStream = 4,
  Request = 5,
  Response = 6,
  Headers = 7,
  Blob = 8,
  Error = 9,
  DomException = 10,
}
