import type { Callee } from "./callee.ts";

/** Lets a class put its private fields on an object that is there already. */
// eslint-disable-next-line @typescript-eslint/no-extraneous-class
class OnTop {
  constructor(object: object) {
    return object;
  }
}

/** Marks what stands for something far, proxies included, so that no program can see or forge it. */
class Mark extends OnTop {
  readonly #callee: Callee;

  constructor(object: object, callee: Callee) {
    super(object);
    this.#callee = callee;
  }

  static calleeOf(object: object): Callee | undefined {
    return #callee in object ? object.#callee : undefined;
  }
}

export function mark(object: object, callee: Callee): void {
  new Mark(object, callee);
}

/** Whom a call on this object reaches; undefined for what is near. */
export function calleeOf(value: unknown): Callee | undefined {
  return (typeof value === "object" && value !== null) || typeof value === "function"
    ? Mark.calleeOf(value)
    : undefined;
}
