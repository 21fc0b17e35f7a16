import { DOMException } from "../dom-exception.ts";

/** The platform's errors of `crypto.subtle`, with its texts. */

export function operationError(message: string): DOMException {
  return new DOMException(message, "OperationError");
}

export function dataError(message: string): DOMException {
  return new DOMException(message, "DataError");
}

export function notSupported(message: string): DOMException {
  return new DOMException(message, "NotSupportedError");
}

export function syntaxError(message: string): DOMException {
  return new DOMException(message, "SyntaxError");
}

export function invalidAccess(message: string): DOMException {
  return new DOMException(message, "InvalidAccessError");
}

export function missingField(field: string, dictionary = "algorithm"): TypeError {
  return new TypeError(`Missing field "${field}" in "${dictionary}".`);
}
