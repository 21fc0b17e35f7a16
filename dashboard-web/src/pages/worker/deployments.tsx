import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { deploymentsQuery } from "../../api/queries/workers.ts";
import { DeploymentTable } from "./deployment-table.tsx";

const route = getRouteApi("/authenticated/shell/workers/$name/deployments");

export function WorkerDeployments() {
  const { account } = route.useRouteContext();
  const { name } = route.useParams();
  const { data: deployments } = useSuspenseQuery(deploymentsQuery(account.id, name));
  return <DeploymentTable deployments={deployments} />;
}
