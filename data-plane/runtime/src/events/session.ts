import { toHost } from "../border/bytes.ts";
import { host } from "../border/host-ref.ts";
import { enter } from "../context.ts";
import { BodyKind, type Bytes, type EventId, type ObjectId } from "../host.ts";
import { DurableObject } from "../objects/entrypoints.ts";
import { placedObject } from "../objects/placed-object.ts";
import { slice } from "../primordials.ts";
import { reportError } from "../web/report-error.ts";
import { access, refusal } from "../rpc/access.ts";
import type { Exported } from "../rpc/exported.ts";
import { Session } from "../rpc/session.ts";
import { ExchangeWire, type WireEnd } from "../rpc/wire.ts";
import { ActiveEvent } from "./active-event.ts";
import { failEvent } from "./answer.ts";
import { createExecutionContext } from "./execution-context.ts";
import { envFor } from "../objects/env.ts";
import { isEntrypointClass, mainExport } from "../main-module.ts";
import type { Address } from "./stateless.ts";

const MAX_METHOD = 256;
const NO_RPC =
  "The receiving Durable Object does not support RPC, because its class was not declared with `extends DurableObject`. In " +
  "order to enable RPC, make sure your class extends the special class `DurableObject`, which can be imported from the module " +
  '"cloudflare:workers".';

/** Answers a session of remote calls; the event lasts as long as the session, and what its calls left running. */
export function dispatchSession(id: EventId, object: ObjectId, address: Address, opening: Bytes): void {
  const event = new ActiveEvent(id, object);
  enter(event);
  const end = new AnsweringEnd(event);
  const wire = new ExchangeWire(id, event, end);
  event.onCancel = () => {
    wire.lost(new Error("The client disconnected."));
    end.abandon();
  };
  const answer = (main: Exported, hex: string): void => {
    wire.receiver = new Session({
      context: event,
      wire,
      endsWhenIdle: true,
      main: named(event, main),
      object: hex,
      onThrow: reportError,
    });
    wire.receiveOpening(opening);
  };
  try {
    if (object === 0) {
      answer(statelessEntrypoint(event, address), "");
      return;
    }
    const placed = placedObject(object);
    placed.deliver(event, (instance) => {
      answer(instance instanceof DurableObject ? instanceExport(instance) : withoutRpc, placed.id);
    });
  } catch (error) {
    failEvent(event, "threw", error);
  }
}

/** Answers the event with the session's bytes; the event goes on until they end. */
class AnsweringEnd implements WireEnd {
  readonly #event: ActiveEvent;
  #isStreaming = false;

  constructor(event: ActiveEvent) {
    this.#event = event;
  }

  begin(bytes: Uint8Array, isWhole: boolean): number {
    const { event } = this.#event;
    if (!this.#event.claimAnswer()) {
      return 0;
    }
    if (isWhole) {
      host().respond(event, 200, "", "", BodyKind.Bytes, toHost(bytes), this.#event.endsWithAnswer());
      this.#event.release();
      return 0;
    }
    this.#isStreaming = true;
    host().respond(event, 200, "", "", BodyKind.Stream, -1, false);
    host().bodyChunk(event, toHost(bytes));
    return bytes.length;
  }

  end(): void {
    if (this.#isStreaming) {
      host().bodyEnd(this.#event.event);
      this.abandon();
    }
  }

  abort(): void {
    if (this.#isStreaming) {
      this.end();
    } else {
      failEvent(this.#event, "threw", new Error("The session broke."));
    }
  }

  /** The caller has gone. */
  abandon(): void {
    if (this.#isStreaming) {
      this.#isStreaming = false;
      this.#event.release();
    }
  }
}

/** Tells the host what is called first. */
function named(event: ActiveEvent, main: Exported): Exported {
  let isNamed = false;
  return {
    invoke(path, args) {
      if (!isNamed) {
        isNamed = true;
        host().called(event.event, slice(path.join("."), 0, MAX_METHOD));
      }
      return main.invoke(path, args);
    },
    release() {
      main.release();
    },
  };
}

function instanceExport(instance: object): Exported {
  return { invoke: (path, args) => access(instance, path, args), release: nothing };
}

const withoutRpc: Exported = {
  invoke() {
    throw refusal(NO_RPC);
  },
  release: nothing,
};

/** An entrypoint class gets an instance for the session; an object's functions get `env` and `ctx` behind their argument. */
function statelessEntrypoint(event: ActiveEvent, { entrypoint, props }: Address): Exported {
  const target = mainExport(entrypoint === "" ? "default" : entrypoint);
  const ctx = createExecutionContext(event, props);
  const env = envFor(event);
  if (isEntrypointClass(target)) {
    let instance: object | undefined;
    return {
      invoke: (path, args) => access((instance ??= new target(ctx, env)), path, args),
      release: nothing,
    };
  }
  return {
    invoke: (path, args) =>
      access(target, path, path.length === 1 && args !== undefined ? handed(path, args, env, ctx) : args),
    release: nothing,
  };
}

function handed(
  path: readonly string[],
  args: readonly unknown[],
  env: object,
  ctx: object,
): readonly unknown[] {
  if (args.length !== 1) {
    throw refusal(
      `Attempted to call RPC function "${path.join(".")}" with the wrong number of arguments. When calling a top-level handler ` +
        "function that is not declared as part of a class, you must always send exactly one argument. In order to support " +
        "variable numbers of arguments, the server must use class-based syntax (extending WorkerEntrypoint) instead.",
    );
  }
  return [args[0], env, ctx];
}

function nothing(): void {
  // Main entrypoints end with their session.
}
