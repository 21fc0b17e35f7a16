import { inspect } from "./inspect.ts";

type Check = (action: unknown, expected?: unknown, message?: unknown) => unknown;

interface Assert {
  readonly AssertionError: new (options: object) => Error;
  readonly throws: Check;
  readonly rejects: Check;
}

/**
 * `assert.throws` or `assert.rejects`, of which the package throws on what was thrown itself when it does not match a regular
 * expression or a class; Node says what was expected.
 */
export function expecting(assert: object, operator: "rejects" | "throws"): Check {
  const { AssertionError, [operator]: check } = assert as Assert;
  return (action, expected, message) => {
    const mismatch = mismatchOf(expected);
    if (mismatch === undefined) {
      return check(action, expected, message);
    }
    return check(
      action,
      (actual: unknown) => {
        const text = mismatch(actual);
        if (text !== undefined) {
          throw new AssertionError({ actual, expected, operator, message: message ?? text });
        }
        return true;
      },
      message,
    );
  };
}

/** What to say about an error that is not as expected; undefined when something else is expected. */
function mismatchOf(expected: unknown): ((actual: unknown) => string | undefined) | undefined {
  if (expected instanceof RegExp) {
    return (actual) =>
      expected.test(String(actual))
        ? undefined
        : `The input did not match the regular expression ${inspect(expected)}. Input:\n\n${inspect(String(actual))}\n`;
  }
  if (typeof expected === "function" && (expected === Error || expected.prototype instanceof Error)) {
    return (actual) =>
      actual instanceof expected
        ? undefined
        : `The error is expected to be an instance of "${expected.name}". Received "${(actual as Error | undefined)?.name ?? typeof actual}"`;
  }
  return undefined;
}
