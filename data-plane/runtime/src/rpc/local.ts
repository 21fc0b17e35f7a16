import { type Context, currentContext } from "../context.ts";
import { resolved, then } from "../primordials.ts";
import { NearExport } from "./exported.ts";
import { IncomingFrames } from "./frames.ts";
import { Session } from "./session.ts";
import { StubState } from "./stub-state.ts";
import type { Receiver, Wire } from "./wire.ts";

/** Carries messages within the isolate, each in a microtask of its own. */
class LocalWire implements Wire {
  receiver: Receiver | undefined;
  readonly #frames = new IncomingFrames();

  send(frame: Uint8Array): void {
    then(resolved(undefined), () => {
      this.#frames.push(frame, (message) => {
        this.receiver?.receive(message, false);
      });
    });
  }

  cork(): void {
    // Order is kept without.
  }

  uncork(): void {
    // Order is kept without.
  }

  end(): void {
    this.receiver = undefined;
  }
}

/** A stub of something near, which behaves as one of something far does. */
export function localStub(value: object): StubState {
  const context: Context = currentContext();
  const [there, back] = [new LocalWire(), new LocalWire()];
  const near = new Session({ context, wire: there, endsWhenIdle: false });
  const far = new Session({ context, wire: back, endsWhenIdle: false, main: new NearExport(value) });
  there.receiver = far;
  back.receiver = near;
  return new StubState(near.take(0), false);
}
