import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { deploymentsQuery, versionsQuery } from "../../../api/queries/workers.ts";
import { VersionTable } from "./version-table.tsx";

const route = getRouteApi("/authenticated/shell/workers/$name/versions");

export function WorkerVersions() {
  const { account } = route.useRouteContext();
  const { name } = route.useParams();
  const { version } = route.useSearch();
  const { data: deployments } = useSuspenseQuery(deploymentsQuery(account.id, name));
  const { data: versions } = useSuspenseQuery(versionsQuery(account.id, name));
  return (
    <VersionTable
      worker={{ account: account.id, name }}
      versions={versions}
      active={deployments[0]}
      selected={version}
    />
  );
}
