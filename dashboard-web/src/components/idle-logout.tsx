import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { platformQuery } from "../api/queries/platform.ts";
import { logOut } from "../api/session.ts";
import { watchIdle } from "../domain/idle.ts";

/** Ends the session of a browser that nobody touches. */
export function IdleLogout() {
  const { data: platform } = useQuery(platformQuery);
  const idleSeconds = platform?.identity.idle_seconds;
  useEffect(() => {
    if (idleSeconds === undefined) return undefined;
    return watchIdle(idleSeconds * 1000, () => {
      logOut().catch(() => window.location.assign("/"));
    });
  }, [idleSeconds]);
  return null;
}
