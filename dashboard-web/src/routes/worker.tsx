import { Button, Tabs } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { createRoute, notFound } from "@tanstack/react-router";
import { AnchorLink } from "../components/links.tsx";
import { ApiError } from "../api/errors.ts";
import { deploymentsQuery, versionsQuery, workersQuery } from "../api/queries.ts";
import { DeploymentTable } from "../components/deployment-table.tsx";
import { ExternalUrl } from "../components/external-url.tsx";
import { PageHeader } from "../components/page-header.tsx";
import { VersionTable } from "../components/version-table.tsx";
import { WorkerOverview } from "../components/worker-overview.tsx";
import { shellRoute } from "./shell.tsx";

const TABS = ["overview", "deployments", "versions"] as const;
type Tab = (typeof TABS)[number];

export const workerRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/workers/$name",
  validateSearch: (search): { tab?: Tab } => {
    const tab = TABS.find((known) => known === search["tab"]);
    return tab === undefined || tab === "overview" ? {} : { tab };
  },
  loader: async ({ context: { queryClient, account }, params: { name } }) => {
    try {
      const [workers] = await Promise.all([
        queryClient.ensureQueryData(workersQuery(account.id)),
        queryClient.ensureQueryData(deploymentsQuery(account.id, name)),
        queryClient.ensureQueryData(versionsQuery(account.id, name)),
      ]);
      if (!workers.some((worker) => worker.id === name)) throw notFound();
    } catch (error) {
      if (error instanceof ApiError && error.notFound) throw notFound();
      throw error;
    }
  },
  component: WorkerPage,
});

function WorkerPage() {
  const { account } = workerRoute.useRouteContext();
  const { name } = workerRoute.useParams();
  const { tab = "overview" } = workerRoute.useSearch();
  const navigate = workerRoute.useNavigate();
  const { data: workers } = useSuspenseQuery(workersQuery(account.id));
  const { data: deployments } = useSuspenseQuery(deploymentsQuery(account.id, name));
  const { data: versions } = useSuspenseQuery(versionsQuery(account.id, name));
  const worker = workers.find((candidate) => candidate.id === name);
  const select = (next: string | null) =>
    navigate({ search: next === "overview" || next === null ? {} : { tab: next as Tab } });
  return (
    <>
      <AnchorLink to="/workers" size="sm" c="var(--hf-quiet)">
        Workers
      </AnchorLink>
      <PageHeader
        title={name}
        description={worker?.url && <ExternalUrl url={worker.url} />}
        actions={
          worker?.url && (
            <Button component="a" href={worker.url} target="_blank" rel="noreferrer" variant="default">
              Open
            </Button>
          )
        }
      />
      <Tabs value={tab} onChange={select} keepMounted={false}>
        <Tabs.List mb="lg">
          <Tabs.Tab value="overview">Overview</Tabs.Tab>
          <Tabs.Tab value="deployments">Deployments</Tabs.Tab>
          <Tabs.Tab value="versions">Versions</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="overview">
          <WorkerOverview account={account.id} name={name} worker={worker} active={deployments[0]} />
        </Tabs.Panel>
        <Tabs.Panel value="deployments">
          <DeploymentTable deployments={deployments} />
        </Tabs.Panel>
        <Tabs.Panel value="versions">
          <VersionTable versions={versions} active={deployments[0]} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
