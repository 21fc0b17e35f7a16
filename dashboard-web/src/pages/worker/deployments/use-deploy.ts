import { useMutation, useQueryClient } from "@tanstack/react-query";
import { deployVersions, type NewDeployment } from "../../../api/commands/deployments.ts";
import { deploymentsQuery, workersQuery } from "../../../api/queries/workers.ts";
import { notifySuccess } from "../../../components/notify.ts";

export interface WorkerOfAccount {
  account: string;
  name: string;
}

/** Puts versions into service, and shows that at once. */
export function useDeploy({ account, name }: WorkerOfAccount, onDone: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (wanted: NewDeployment) => deployVersions(account, name, wanted),
    onSuccess: (deployment) => {
      const query = deploymentsQuery(account, name);
      queryClient.setQueryData(query.queryKey, (known = []) => [deployment, ...known]);
      void queryClient.invalidateQueries(query);
      void queryClient.invalidateQueries(workersQuery(account));
      notifySuccess("Deployed: new requests go to these versions.");
      onDone();
    },
  });
}
