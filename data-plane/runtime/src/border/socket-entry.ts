import {
  deliverSocketEnd,
  deliverSocketFailure,
  deliverSocketMessage,
} from "../events/object-socket-events.ts";
import type { SocketEntry } from "../host-sockets.ts";
import { placedObject } from "../objects/placed-object.ts";
import { guarded } from "./guarded.ts";

export const socketEntry: SocketEntry = {
  restoreSocketSettings(object, hasAutoResponse, request, response, timeoutMillis) {
    guarded(() => {
      placedObject(object).sockets.restoreSettings(
        hasAutoResponse ? request : undefined,
        response,
        timeoutMillis,
      );
    });
  },

  restoreSocket(object, socket, tags, hasAttachment, attachment, isClosed, credit) {
    guarded(() => {
      placedObject(object).sockets.restore(
        socket,
        tags,
        hasAttachment ? attachment : undefined,
        isClosed,
        credit,
      );
    });
  },

  objectSocketCredit(object, socket, bytes) {
    guarded(() => {
      placedObject(object).sockets.find(socket)?.addCredit(bytes);
    });
  },

  objectSocketMessage(event, object, socket, isText, isLast, isWhole, content) {
    guarded(() => {
      deliverSocketMessage(event, object, socket, isText, isLast, isWhole, content);
    });
  },

  objectSocketEnded(event, object, socket, code, reason, wasClean) {
    guarded(() => {
      deliverSocketEnd(event, object, socket, code, reason, wasClean);
    });
  },

  objectSocketFailed(event, object, socket, message) {
    guarded(() => {
      deliverSocketFailure(event, object, socket, message);
    });
  },
};
