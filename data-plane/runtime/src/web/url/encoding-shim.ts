/** Stands in for whatwg-url's own module, which wants TextEncoder and TextDecoder at load time. */
export { utf8Encode, utf8Decode as utf8DecodeWithoutBOM } from "../utf8.ts";
