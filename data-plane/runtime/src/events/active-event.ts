import { host } from "../border/host-ref.ts";
import { isOn } from "../compatibility.ts";
import { type ArrivingBody, type Context, isContextExact } from "../context.ts";
import type { EventId, ObjectId } from "../host.ts";
import { SafeMap, resolved, then } from "../primordials.ts";
import { hasTimers, stopTimersWhere } from "../web/timers.ts";
import { type Request, abortRequest } from "../web/request.ts";

export { deferred } from "../primordials.ts";

const running = new SafeMap<EventId, ActiveEvent>();
let statelessCount = 0;

/**
 * An event from its delivery to `eventDone`: it is done when it was answered and nothing that it holds (a body being
 * sent, promises given to `waitUntil`) is unfinished.
 */
export class ActiveEvent implements Context {
  readonly event: EventId;
  readonly object: ObjectId;
  #holds = 1;
  #answered = false;
  #cancelled = false;
  #request: Request | undefined;
  #onCancel: (() => void) | undefined;
  #onRest: (() => void) | undefined;
  #onTaskError: ((error: unknown) => void) | undefined;
  #bodies: ArrivingBody[] | undefined;

  constructor(event: EventId, object: ObjectId) {
    this.event = event;
    this.object = object;
    running.set(event, this);
    if (object === 0) {
      statelessCount++;
    }
  }

  get isLive(): boolean {
    return this.#holds > 0;
  }

  /** Whether the event's caller asked for a socket. */
  get wantsSocket(): boolean {
    return this.#request?.headers.get("upgrade")?.toLowerCase() === "websocket";
  }

  set request(request: Request) {
    this.#request = request;
  }

  /** Called once when the event's caller goes away while a body is being sent. */
  set onCancel(stop: () => void) {
    this.#onCancel = stop;
  }

  /**
   * For an event whose answer waits for everything that it set in motion.
   *
   * @param onRest called when only the answer is still owed
   * @param onTaskError called in place of whom `waitUntil` names when a promise given to it is rejected
   */
  answerLast(onRest: () => void, onTaskError: (error: unknown) => void): void {
    this.#onRest = onRest;
    this.#onTaskError = onTaskError;
  }

  /** True for the first caller only: who gets true must answer. */
  claimAnswer(): boolean {
    const isFirst = !this.#answered;
    this.#answered = true;
    return isFirst;
  }

  hold(): void {
    this.#holds++;
  }

  release(): void {
    if (this.#holds === 0) {
      return;
    }
    this.#holds--;
    if (this.#holds === 1) {
      this.#onRest?.();
    } else if (this.#holds === 0) {
      this.#end();
      host().eventDone(this.event);
    }
  }

  /** Releases the hold of the answer, which is about to leave, if it is the last: the host is then told both at once. */
  endsWithAnswer(): boolean {
    const isLast = this.#holds === 1;
    if (isLast) {
      this.#holds = 0;
      this.#end();
    }
    return isLast;
  }

  /** Keeps the event alive until the promise settles; one that has ended is not revived. */
  waitUntil(promise: unknown, onError: (error: unknown) => void): void {
    const isLive = this.#holds > 0;
    if (isLive) {
      this.hold();
    }
    const release = (): void => {
      if (isLive) {
        this.release();
      }
    };
    then(resolved(promise), release, (error) => {
      (this.#onTaskError ?? onError)(error);
      release();
    });
  }

  /** The caller has gone: no answer is owed. */
  cancel(reason: unknown): void {
    if (this.#cancelled) {
      return;
    }
    this.#cancelled = true;
    this.#onCancel?.();
    if (this.#request !== undefined && isOn("enable_request_signal")) {
      abortRequest(this.#request, reason);
    }
    if (this.claimAnswer()) {
      this.release();
    }
  }

  /** The host has given the event up: nothing is said about it any more. */
  abandon(): void {
    this.#answered = true;
    this.#holds = 0;
    this.#forget();
  }

  adopt(body: ArrivingBody): void {
    (this.#bodies ??= []).push(body);
  }

  #end(): void {
    this.#forget();
    this.#stopBodies();
    stopLeftTimers(this);
  }

  #forget(): void {
    if (running.delete(this.event) && this.object === 0) {
      statelessCount--;
    }
  }

  /** An object may go on reading what its calls brought, a stateless event may not. */
  #stopBodies(): void {
    this.#bodies?.forEach((body) => {
      if (this.object === 0 || body.stream === this.event) {
        body.stop();
      }
    });
  }
}

/**
 * Timers of a stateless event end with it. Without a continuation slot it is not certain whose timer is whose, so then
 * they end with the last stateless event of all.
 */
function stopLeftTimers(ended: ActiveEvent): void {
  if (ended.object !== 0 || !hasTimers(0)) {
    return;
  }
  if (isContextExact()) {
    stopTimersWhere((context) => context.object === 0 && context.event === ended.event);
    return;
  }
  if (statelessCount === 0) {
    stopTimersWhere((context) => context.object === 0);
  }
}

export function activeEvent(event: EventId): ActiveEvent | undefined {
  return running.get(event);
}

/** Gives up events without a word to the host. */
export function abandonEvents(matches: (event: ActiveEvent) => boolean): void {
  running.forEach((event) => {
    if (matches(event)) {
      event.abandon();
    }
  });
}
