import { Button, Group } from "@mantine/core";
import { IconRocket } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { ButtonLink } from "../../components/links.tsx";
import { namespacesQuery } from "../../api/queries/objects.ts";
import { workersQuery } from "../../api/queries/workers.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { RoleGate } from "../../components/role-gate.tsx";
import { listSearch } from "../../domain/worker-list.ts";
import { Overview } from "./overview.tsx";
import { TemplateDrawer } from "./template-drawer.tsx";

const route = getRouteApi("/authenticated/shell/workers");

export function Workers() {
  const { account, subdomain } = route.useRouteContext();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data: workers } = useSuspenseQuery(workersQuery(account.id));
  const { data: namespaces } = useSuspenseQuery(namespacesQuery(account.id));
  const offer = (deploy: string | undefined, replace = false) =>
    void navigate({ search: { ...listSearch(search), ...(deploy !== undefined && { deploy }) }, replace });
  const deployButton = (
    <RoleGate needs="Workers Scripts Write">
      <Button leftSection={<IconRocket size={17} stroke={1.8} />} onClick={() => offer("hello-world-object")}>
        Deploy
      </Button>
    </RoleGate>
  );
  return (
    <>
      <PageHeader
        title="Workers"
        description={
          subdomain === null ? "Everything that answers" : `Everything that answers under ${subdomain}`
        }
        actions={
          workers.length > 0 ? (
            <Group gap="sm">
              <CreateLinks />
              {deployButton}
            </Group>
          ) : undefined
        }
      />
      {workers.length === 0 ? (
        <EmptyState
          title="Deploy your first Worker"
          text="A Worker is a module that answers requests. The classes it exports become Durable Objects: stateful, single-threaded, each with a name and storage of its own."
          actions={
            <>
              {deployButton}
              <CreateLinks />
              <ButtonLink variant="subtle" to="/start" hash="wrangler">
                Use wrangler
              </ButtonLink>
            </>
          }
        />
      ) : (
        <Overview account={account.id} workers={workers} namespaces={namespaces} />
      )}
      <TemplateDrawer
        account={account.id}
        templateId={search.deploy}
        existing={workers.map((worker) => worker.id)}
        onPick={(id) => offer(id, true)}
        onClose={() => offer(undefined, true)}
      />
    </>
  );
}

/** The ways to a Worker besides a template as it is. */
function CreateLinks() {
  return (
    <>
      <RoleGate needs="Workers Scripts Write">
        <ButtonLink variant="default" to="/new">
          Write one
        </ButtonLink>
      </RoleGate>
      <RoleGate needs="Workers Scripts Write">
        <ButtonLink variant="default" to="/upload">
          Upload files
        </ButtonLink>
      </RoleGate>
    </>
  );
}
