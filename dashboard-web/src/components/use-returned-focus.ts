import { useEffect, useState } from "react";

/**
 * Gives the focus back to what had it before this component was there: to what opened a dialog, or to the page if that
 * is gone, as the row of something that was deleted.
 */
export function useReturnedFocus(): void {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      setTimeout(() => {
        if (document.activeElement !== document.body) return;
        const target = opener?.isConnected ? opener : document.getElementById("content");
        if (target instanceof HTMLElement) target.focus({ preventScroll: true });
      });
    },
    [opener],
  );
}
