import { useCallback, useEffect, useRef, useState } from "react";
import { TailConnection, type TailState } from "../../../api/tail-connection.ts";
import type { Trace } from "../../../domain/trace.ts";

export interface TailEntry {
  /** Counts what came, so that rows keep their place. */
  number: number;
  trace: Trace;
}

interface Following {
  state: TailState;
  /** Newest first. */
  entries: TailEntry[];
  paused: boolean;
  /** How many came since it was paused. */
  held: number;
  setPaused: (paused: boolean) => void;
  clear: () => void;
}

/** How many are kept; older ones make room. */
const MOST = 500;
/** What comes within this time is drawn at once. */
const GATHER_MILLIS = 100;

/** Follows a Worker for as long as it is mounted. While it is paused, what comes is held back. */
export function useTail(account: string, script: string, outcome: string | undefined): Following {
  const [state, setState] = useState<TailState>({ kind: "connecting" });
  const [entries, setEntries] = useState<TailEntry[]>([]);
  const [paused, setPaused] = useState(false);
  const [held, setHeld] = useState(0);
  const waiting = useRef<TailEntry[]>([]);
  const count = useRef(0);
  const isPaused = useRef(false);

  const show = useCallback(() => {
    if (isPaused.current) {
      setHeld(waiting.current.length);
      return;
    }
    const fresh = waiting.current;
    waiting.current = [];
    setHeld(0);
    if (fresh.length > 0) setEntries((shown) => [...fresh.toReversed(), ...shown].slice(0, MOST));
  }, []);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onTrace = (trace: Trace) => {
      count.current += 1;
      waiting.current = [...waiting.current, { number: count.current, trace }].slice(-MOST);
      timer ??= setTimeout(() => {
        timer = undefined;
        show();
      }, GATHER_MILLIS);
    };
    const connection = new TailConnection({ account, script, outcome, onTrace, onState: setState });
    return () => {
      connection.close();
      clearTimeout(timer);
    };
  }, [account, script, outcome, show]);

  return {
    state,
    entries,
    paused,
    held,
    setPaused: (next) => {
      isPaused.current = next;
      setPaused(next);
      show();
    },
    clear: () => {
      waiting.current = [];
      setHeld(0);
      setEntries([]);
    },
  };
}
