import { IncomingBody } from "../border/incoming-body.ts";
import type { HostObjectInput, HostObjectOutput } from "../serialization/host-objects.ts";
import { isReadableStream } from "../streams/checks.ts";
import { type Body, isBodyUsable, peekBodySource, setBodySource, takeBodySource } from "../web/body.ts";
import type { BodySource } from "../web/body-source.ts";
import { headersFromPacked, packHeaders } from "../web/headers.ts";
import { DOMException } from "../web/dom-exception.ts";
import { Request } from "../web/request.ts";
import { Response, isEncoded } from "../web/response.ts";
import { type Give, type Take, giveReader, readableOf } from "./streams.ts";
import { ValueType } from "./value-type.ts";

const enum Content {
  None = 0,
  Text = 1,
  Bytes = 2,
  Stream = 3,
}

export function writeRequest(request: Request, out: HostObjectOutput, give: Give): void {
  requireUsable(request);
  out.begin(ValueType.Request);
  out.text(request.method);
  out.text(request.url);
  out.text(request.redirect);
  out.text(packHeaders(request.headers));
  out.value(request.cf);
  writeBody(request, out, give);
}

export function readRequest(from: HostObjectInput, take: Take): Request {
  const [method, url, redirect, headers] = [from.text(), from.text(), from.text(), from.text()];
  const cf = from.value();
  const request = new Request(url, { method, redirect, headers: headersFromPacked(headers, false), cf });
  setBodySource(request, readBody(from, take));
  return request;
}

export function writeResponse(response: Response, out: HostObjectOutput, give: Give): void {
  if (response.webSocket !== null) {
    throw new DOMException(
      'Could not serialize object of type "WebSocket". This type does not support serialization.',
      "DataCloneError",
    );
  }
  requireUsable(response);
  out.begin(ValueType.Response);
  out.number(response.status);
  out.text(response.statusText);
  out.text(isEncoded(response) ? "manual" : "automatic");
  out.text(packHeaders(response.headers));
  out.value(response.cf);
  writeBody(response, out, give);
}

export function readResponse(from: HostObjectInput, take: Take): Response {
  const [status, statusText, encodeBody, headers] = [from.number(), from.text(), from.text(), from.text()];
  const cf = from.value();
  const response =
    status === 0
      ? Response.error()
      : new Response(null, {
          status,
          statusText,
          encodeBody,
          headers: headersFromPacked(headers, false),
          cf,
        });
  setBodySource(response, readBody(from, take));
  return response;
}

function requireUsable(body: Body): void {
  if (!isBodyUsable(body)) {
    throw new TypeError("The ReadableStream has been locked to a reader.");
  }
}

function writeBody(body: Body, out: HostObjectOutput, give: Give): void {
  const source = peekBodySource(body) === null ? null : takeBodySource(body);
  if (source === null) {
    out.number(Content.None);
  } else if (typeof source === "string") {
    out.number(Content.Text);
    out.text(source);
  } else if (source instanceof IncomingBody || isReadableStream(source)) {
    out.number(Content.Stream);
    out.number(giveReader(source, give));
  } else {
    out.number(Content.Bytes);
    out.bytes(source);
  }
}

function readBody(from: HostObjectInput, take: Take): BodySource | null {
  switch (from.number() as Content) {
    case Content.None:
      return null;
    case Content.Text:
      return from.text();
    case Content.Bytes:
      return from.bytes();
    case Content.Stream:
      return readableOf(take(from.number()));
  }
}
