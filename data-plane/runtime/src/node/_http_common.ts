import http from "node:http";

export const methods = (http as unknown as { METHODS: readonly string[] }).METHODS;
export const CRLF = "\r\n";
export const chunkExpression = /(?:^|\W)chunked(?:$|\W)/i;
export const continueExpression = /(?:^|\W)100-continue(?:$|\W)/i;
export const kIncomingMessage = Symbol("IncomingMessage");
export const parsers = {};
export const _checkIsHttpToken = (text: string): boolean => /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(text);
export const _checkInvalidHeaderChar = (text: string): boolean => /[^\t\x20-\x7e\x80-\xff]/.test(text);

export default {
  CRLF,
  _checkInvalidHeaderChar,
  _checkIsHttpToken,
  chunkExpression,
  continueExpression,
  kIncomingMessage,
  methods,
  parsers,
};
