import { host } from "../border/host-ref.ts";
import { follow } from "../calls/follow.ts";
import { openCall } from "../calls/open-call.ts";
import type { Context } from "../context.ts";
import type { Request } from "../web/request.ts";
import type { Response } from "../web/response.ts";
import { utf8Length } from "../web/utf8.ts";
import type { IdParts } from "./object-id.ts";
import { type RemoteError, markInstanceFailure } from "./remote-error.ts";

const MAX_NAME_BYTES = 1024;

/** A name, unless it is too long to be told to the object. */
export function toldName(name: string | undefined): string | undefined {
  return name !== undefined && utf8Length(name) <= MAX_NAME_BYTES ? name : undefined;
}

/** Sends a request to an object, which is told the name as it is here, and follows redirects to that same object. */
export function fetchObject(
  target: IdParts,
  context: Context,
  request: Request,
  onFail: (error: RemoteError) => void,
): Promise<Response> {
  return follow(request, {
    open: (outgoing) =>
      openCall(
        context,
        outgoing,
        ({ operation, method, url, headers, kind, body }) => {
          host().call(
            operation,
            context.event,
            context.object,
            target.namespaceId,
            target.hex,
            target.name !== undefined,
            target.name ?? "",
            method,
            url,
            headers,
            kind,
            body,
          );
        },
        (error) => {
          markInstanceFailure(error);
          onFail(error);
        },
      ),
    redirect: (next) => next,
  });
}
