import { rejected, then } from "../primordials.ts";
import { access } from "./access.ts";
import { type Outcome, quiet } from "./callee.ts";
import { markRemote } from "./errors.ts";

/** A value that is here, or will be: what is asked of it is answered here. */
export class NearOutcome implements Outcome {
  readonly value: Promise<unknown>;

  constructor(value: Promise<unknown>) {
    this.value = quiet(value);
  }

  call(path: readonly string[], args: readonly unknown[] | undefined): Outcome {
    return new NearOutcome(askValue(this.value, path, args));
  }
}

/** What was asked of a result that has arrived, or is about to; it fails as it would have failed on the other side. */
export function askValue(
  value: Promise<unknown>,
  path: readonly string[],
  args: readonly unknown[] | undefined,
): Promise<unknown> {
  return then(value, (reached) => {
    try {
      return access(reached, path, args);
    } catch (error) {
      markRemote(error, "");
      throw error;
    }
  });
}

export function failedOutcome(error: unknown): Outcome {
  return new NearOutcome(rejected(error));
}

export function outcomeOf(run: () => Outcome): Outcome {
  try {
    return run();
  } catch (error) {
    return failedOutcome(error);
  }
}
