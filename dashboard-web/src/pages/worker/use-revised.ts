import { useQueryClient } from "@tanstack/react-query";
import { deploymentsQuery, versionsQuery, workersQuery } from "../../api/queries/workers.ts";
import { settingsQuery } from "../../api/queries/worker-settings.ts";

/** Loads again what a new version of a Worker has changed. */
export function useRevised(account: string, worker: string): () => Promise<void> {
  const queryClient = useQueryClient();
  return async () => {
    await Promise.all([
      queryClient.invalidateQueries(settingsQuery(account, worker)),
      queryClient.invalidateQueries(deploymentsQuery(account, worker)),
      queryClient.invalidateQueries(versionsQuery(account, worker)),
      queryClient.invalidateQueries(workersQuery(account)),
    ]);
  };
}
