const KEY = "holdfast-touched";
const NOTE_MILLIS = 10_000;
const EVENTS = ["pointerdown", "keydown", "wheel", "touchstart"] as const;

/** How the world looks to {@link watchIdle}; tests bring another. */
export interface IdleWorld {
  now: () => number;
  /** Shared by all tabs. */
  storage: Pick<Storage, "getItem" | "setItem">;
  target: Pick<Window, "addEventListener" | "removeEventListener">;
}

/**
 * Calls back once nobody has touched the dashboard in any tab of this browser for so long. What a page does by itself,
 * such as loading numbers again, is no touch.
 *
 * @returns what ends the watch
 */
export function watchIdle(idleMillis: number, onIdle: () => void, world: IdleWorld = browser()): () => void {
  const { now, storage, target } = world;
  let noted = -Infinity;
  const touch = () => {
    if (now() - noted < Math.min(NOTE_MILLIS, idleMillis / 2)) return;
    noted = now();
    storage.setItem(KEY, String(noted));
  };
  const look = () => {
    const touched = Number(storage.getItem(KEY) ?? noted);
    const left = touched + idleMillis - now();
    if (left > 0) {
      timer = setTimeout(look, left);
    } else {
      end();
      onIdle();
    }
  };
  const end = () => {
    clearTimeout(timer);
    EVENTS.forEach((event) => target.removeEventListener(event, touch));
  };
  touch();
  EVENTS.forEach((event) => target.addEventListener(event, touch, { passive: true }));
  let timer = setTimeout(look, idleMillis);
  return end;
}

function browser(): IdleWorld {
  return { now: () => Date.now(), storage: window.localStorage, target: window };
}
