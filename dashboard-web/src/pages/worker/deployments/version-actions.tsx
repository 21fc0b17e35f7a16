import { Button } from "@mantine/core";
import type { Deployment, Version } from "../../../api/model.ts";
import { ButtonLink } from "../../../components/links.tsx";
import { notifyFailure } from "../../../components/notify.ts";
import { RowActions } from "../../../components/row-actions.tsx";
import { RoleGate } from "../../../components/role-gate.tsx";
import { useDeploy, type WorkerOfAccount } from "./use-deploy.ts";

interface Props {
  worker: WorkerOfAccount;
  version: Version;
  /** The one before it. */
  previous: Version | undefined;
  active: Deployment | undefined;
}

export function VersionActions({ worker, version, previous, active }: Props) {
  const serves = active?.versions.some(({ version_id }) => version_id === version.id) ?? false;
  return (
    <RowActions>
      {previous && (
        <ButtonLink
          size="compact-sm"
          variant="subtle"
          to="/workers/$name/versions/compare"
          params={{ name: worker.name }}
          search={{ base: previous.id, head: version.id }}
          aria-label={`What changed in version ${version.number}`}
        >
          Changes
        </ButtonLink>
      )}
      {active !== undefined && !serves && (
        <RoleGate needs="Workers Scripts Write">
          <ButtonLink
            size="compact-sm"
            variant="default"
            to="/workers/$name/deployments"
            params={{ name: worker.name }}
            search={{ rollout: version.id }}
            aria-label={`Roll out version ${version.number}`}
          >
            Roll out
          </ButtonLink>
        </RoleGate>
      )}
      {active === undefined && <FirstDeploy worker={worker} version={version} />}
    </RowActions>
  );
}

/** Where nothing serves yet there is nothing to share requests with. */
function FirstDeploy({ worker, version }: Pick<Props, "worker" | "version">) {
  const deploy = useDeploy(worker, () => {});
  const shares = [{ version_id: version.id, percentage: 100 }];
  return (
    <RoleGate needs="Workers Scripts Write">
      <Button
        size="compact-sm"
        variant="default"
        loading={deploy.isPending}
        aria-label={`Deploy version ${version.number}`}
        onClick={() =>
          deploy.mutate({ shares, message: "" }, { onError: notifyFailure("The deployment was refused") })
        }
      >
        Deploy
      </Button>
    </RoleGate>
  );
}
