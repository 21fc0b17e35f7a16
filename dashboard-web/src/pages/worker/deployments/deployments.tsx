import { Stack, Title } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { deploymentsQuery, versionsQuery } from "../../../api/queries/workers.ts";
import { EmptyState } from "../../../components/empty-state.tsx";
import { AnchorLink } from "../../../components/links.tsx";
import { DeploymentTable } from "./deployment-table.tsx";
import { RollbackDialog } from "./rollback-dialog.tsx";
import { Rollout } from "./rollout.tsx";
import { Serving } from "./serving.tsx";

const route = getRouteApi("/authenticated/shell/workers/$name/deployments");

export function WorkerDeployments() {
  const { account } = route.useRouteContext();
  const { name } = route.useParams();
  const { rollout, rollback } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: deployments } = useSuspenseQuery(deploymentsQuery(account.id, name));
  const { data: versions } = useSuspenseQuery(versionsQuery(account.id, name));
  const active = deployments[0];
  const worker = { account: account.id, name };
  const offer = (version: string | undefined) =>
    void navigate({
      search: version === undefined ? {} : { rollout: version },
      replace: true,
      resetScroll: false,
    });
  if (active === undefined) {
    return (
      <EmptyState
        title="Nothing is deployed"
        text={
          <>
            Versions of this Worker are uploaded, and none answers requests yet. Choose one among its{" "}
            <AnchorLink to="/workers/$name/versions" params={{ name }} underline="always">
              versions
            </AnchorLink>
            , or deploy with wrangler.
          </>
        }
      />
    );
  }
  return (
    <Stack gap="lg">
      <Serving worker={worker} active={active} versions={versions} />
      <Rollout
        key={`${active.id} ${rollout ?? ""}`}
        worker={worker}
        active={active}
        versions={versions}
        candidate={rollout}
        onCandidate={offer}
      />
      <div>
        <Title order={2} mb="xs">
          History
        </Title>
        <DeploymentTable worker={name} deployments={deployments} versions={versions} />
      </div>
      <RollbackDialog
        worker={worker}
        target={deployments.find(({ id }) => id === rollback)}
        versions={versions}
        onClose={() => void navigate({ search: {}, resetScroll: false })}
      />
    </Stack>
  );
}
