import { Button, Group } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Outlet } from "@tanstack/react-router";
import { workersQuery } from "../../api/queries/workers.ts";
import { ExternalUrl } from "../../components/external-url.tsx";
import { AnchorLink, ButtonLink } from "../../components/links.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { PageTabs } from "../../components/page-tabs.tsx";

const route = getRouteApi("/authenticated/shell/workers/$name");

const TABS = [
  { to: "/workers/$name", label: "Overview" },
  { to: "/workers/$name/metrics", label: "Metrics" },
  { to: "/workers/$name/logs", label: "Logs", needs: "Workers Tail Read" },
  { to: "/workers/$name/deployments", label: "Deployments" },
  { to: "/workers/$name/versions", label: "Versions" },
  { to: "/workers/$name/bindings", label: "Bindings" },
  { to: "/workers/$name/triggers", label: "Triggers", needs: "Workers Routes Read" },
  { to: "/workers/$name/settings", label: "Settings" },
] as const;

export function WorkerPage() {
  const { account } = route.useRouteContext();
  const { name } = route.useParams();
  const { data: workers } = useSuspenseQuery(workersQuery(account.id));
  const url = workers.find((worker) => worker.id === name)?.url;
  return (
    <>
      <AnchorLink to="/workers" size="sm" c="var(--hf-quiet)">
        Workers
      </AnchorLink>
      <PageHeader
        title={name}
        description={url && <ExternalUrl url={url} />}
        actions={
          <Group gap="sm">
            <ButtonLink to="/workers/$name/edit" params={{ name }} variant="default">
              Edit code
            </ButtonLink>
            {url && (
              <Button component="a" href={url} target="_blank" rel="noreferrer" variant="default">
                Open
              </Button>
            )}
          </Group>
        }
      />
      <PageTabs label={`Pages of ${name}`} tabs={TABS} params={{ name }} />
      <Outlet />
    </>
  );
}
