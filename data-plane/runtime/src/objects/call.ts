import { host } from "../border/host-ref.ts";
import { follow } from "../calls/follow.ts";
import { openCall } from "../calls/open-call.ts";
import type { Context } from "../context.ts";
import type { Request } from "../web/request.ts";
import type { Response } from "../web/response.ts";
import { utf8Length } from "../web/utf8.ts";
import type { IdParts } from "./object-id.ts";
import { type RemoteError, breaksStub, markInstanceFailure } from "./remote-error.ts";

const MAX_NAME_BYTES = 1024;

/** Sends a request to an object and follows redirects to that same object. */
export function fetchObject(
  target: IdParts,
  context: Context,
  request: Request,
  onBroken: (error: RemoteError) => void,
): Promise<Response> {
  const name =
    target.name !== undefined && utf8Length(target.name) <= MAX_NAME_BYTES ? target.name : undefined;
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
            name !== undefined,
            name ?? "",
            method,
            url,
            headers,
            kind,
            body,
          );
        },
        (error) => {
          markInstanceFailure(error);
          if (breaksStub(error)) {
            onBroken(error);
          }
        },
      ),
    redirect: (next) => next,
  });
}
