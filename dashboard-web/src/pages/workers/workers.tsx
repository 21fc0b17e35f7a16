import { Button } from "@mantine/core";
import { IconRocket } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { ButtonLink } from "../../components/links.tsx";
import { namespacesQuery } from "../../api/queries/objects.ts";
import { workersQuery } from "../../api/queries/workers.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { TemplateDrawer } from "./template-drawer.tsx";
import { WorkerList } from "./worker-list.tsx";

const route = getRouteApi("/authenticated/shell/workers");

export function Workers() {
  const { account, subdomain } = route.useRouteContext();
  const { deploy } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: workers } = useSuspenseQuery(workersQuery(account.id));
  const { data: namespaces } = useSuspenseQuery(namespacesQuery(account.id));
  const deployButton = (
    <Button
      leftSection={<IconRocket size={17} stroke={1.8} />}
      onClick={() => navigate({ search: { deploy: "hello-world-object" } })}
    >
      Deploy
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Workers"
        description={`Everything that answers under ${subdomain}`}
        actions={workers.length > 0 ? deployButton : undefined}
      />
      {workers.length === 0 ? (
        <EmptyState
          title="Deploy your first Worker"
          text="A Worker is a module that answers requests. The classes it exports become Durable Objects: stateful, single-threaded, each with a name and storage of its own."
          actions={
            <>
              {deployButton}
              <ButtonLink variant="default" to="/start" hash="wrangler">
                Use wrangler
              </ButtonLink>
            </>
          }
        />
      ) : (
        <WorkerList workers={workers} namespaces={namespaces} />
      )}
      <TemplateDrawer
        account={account.id}
        templateId={deploy}
        existing={workers.map((worker) => worker.id)}
        onPick={(id) => navigate({ search: { deploy: id }, replace: true })}
        onClose={() => navigate({ search: {}, replace: true })}
      />
    </>
  );
}
