/** Something that a client did; times are of one clock. */
export interface Operation<Action> {
  readonly begin: number;
  /** `Infinity`: nobody knows whether it took effect, or when; its action must not depend on an answer. */
  readonly end: number;
  readonly action: Action;
}

/** What one client alone would see. */
export interface Model<State, Action> {
  readonly initial: State;
  /** The state afterwards; undefined if the action could not have had its answer in this state. */
  apply(state: State, action: Action): State | undefined;
  /** Equal for equal states only. */
  key(state: State): string;
}

/** A call or a return in the order of time, in a list from which pairs are taken out and put back. */
interface Event<Action> {
  readonly operation: number;
  readonly action: Action;
  /** The return that belongs to a call that has one. */
  readonly returned?: Event<Action>;
  readonly isCall: boolean;
  previous: Event<Action> | undefined;
  next: Event<Action> | undefined;
}

/**
 * Whether the operations could have happened one after the other, each at some moment between its begin and its end: the
 * search of Wing and Gong with the memory of Lowe ("Testing for linearizability", 2017). Operations without an end may
 * have happened at any time after they began, or not at all.
 */
export function isLinearizable<State, Action>(
  model: Model<State, Action>,
  operations: readonly Operation<Action>[],
): boolean {
  const head = eventsOf(operations);
  let wanted = operations.filter(({ end }) => end !== Infinity).length;
  const done = new Uint8Array(operations.length);
  const seen = new Set<string>();
  const taken: { event: Event<Action>; before: State }[] = [];
  let state = model.initial;
  let event = head.next;
  while (wanted > 0) {
    if (event?.isCall === true) {
      const after = model.apply(state, event.action);
      if (after !== undefined && isNew(seen, done, event.operation, model.key(after))) {
        taken.push({ event, before: state });
        state = after;
        done[event.operation] = 1;
        wanted -= event.returned === undefined ? 0 : 1;
        takeOut(event);
        event = head.next;
      } else {
        event = event.next;
      }
    } else {
      const last = taken.pop();
      if (last === undefined) return false;
      state = last.before;
      done[last.event.operation] = 0;
      wanted += last.event.returned === undefined ? 0 : 1;
      putBack(last.event);
      event = last.event.next;
    }
  }
  return true;
}

/** Whether these operations in this state were not tried before, in whatever order. */
function isNew(seen: Set<string>, done: Uint8Array, operation: number, state: string): boolean {
  done[operation] = 1;
  const key = `${Buffer.from(done).toString("latin1")}${state}`;
  done[operation] = 0;
  const size = seen.size;
  return seen.add(key).size > size;
}

/** The list of calls and returns; at the same moment, calls come first. */
function eventsOf<Action>(operations: readonly Operation<Action>[]): { next: Event<Action> | undefined } {
  const timed = operations.flatMap(({ begin, end, action }, operation) => {
    const returned: Event<Action> = {
      operation,
      action,
      isCall: false,
      previous: undefined,
      next: undefined,
    };
    const call = { operation, action, isCall: true, previous: undefined, next: undefined };
    return end === Infinity
      ? [{ time: begin, event: call as Event<Action> }]
      : [
          { time: begin, event: { ...call, returned } as Event<Action> },
          { time: end, event: returned },
        ];
  });
  timed.sort((a, b) => a.time - b.time || Number(b.event.isCall) - Number(a.event.isCall));
  const head: Event<Action> = {
    operation: -1,
    action: undefined as Action,
    isCall: false,
    previous: undefined,
    next: undefined,
  };
  let last = head;
  for (const { event } of timed) {
    last.next = event;
    event.previous = last;
    last = event;
  }
  return head;
}

function takeOut<Action>(call: Event<Action>): void {
  unlink(call);
  if (call.returned !== undefined) unlink(call.returned);
}

/** In the opposite order, so that each finds its neighbours as they were. */
function putBack<Action>(call: Event<Action>): void {
  if (call.returned !== undefined) link(call.returned);
  link(call);
}

function unlink<Action>(event: Event<Action>): void {
  if (event.previous !== undefined) event.previous.next = event.next;
  if (event.next !== undefined) event.next.previous = event.previous;
}

function link<Action>(event: Event<Action>): void {
  if (event.previous !== undefined) event.previous.next = event;
  if (event.next !== undefined) event.next.previous = event;
}
