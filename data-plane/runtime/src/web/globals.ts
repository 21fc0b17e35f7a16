import * as streams from "../streams/streams.ts";
import { AbortController, AbortSignal } from "./abort.ts";
import { Blob, File } from "./blob.ts";
import { DOMException } from "./dom-exception.ts";
import { CloseEvent, CustomEvent, ErrorEvent, Event, MessageEvent } from "./event.ts";
import { EventTarget } from "./event-target.ts";
import { FormData } from "./form-data.ts";
import { Headers } from "./headers.ts";
import { Request } from "./request.ts";
import { Response } from "./response.ts";
import { clearInterval, clearTimeout, setInterval, setTimeout } from "./timers.ts";
import { URL } from "./url/url.ts";
import { URLSearchParams } from "./url/url-search-params.ts";

const { isDisturbed: _isDisturbed, isReadableStream: _isReadableStream, ...streamClasses } = streams;

/** Puts the Web platform on the global object. */
export function installGlobals(): void {
  define({
    AbortController,
    AbortSignal,
    Blob,
    CloseEvent,
    CustomEvent,
    DOMException,
    ErrorEvent,
    Event,
    EventTarget,
    File,
    FormData,
    Headers,
    MessageEvent,
    Request,
    Response,
    URL,
    URLSearchParams,
    clearInterval,
    clearTimeout,
    setInterval,
    setTimeout,
    ...streamClasses,
  });
}

function define(values: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(values)) {
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });
  }
}
