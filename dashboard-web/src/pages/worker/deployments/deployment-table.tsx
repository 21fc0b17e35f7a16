import { Badge, Table, Text } from "@mantine/core";
import type { Deployment, Version } from "../../../api/model.ts";
import { ButtonLink } from "../../../components/links.tsx";
import { DataTable } from "../../../components/data-table.tsx";
import { RowActions } from "../../../components/row-actions.tsx";
import { VersionLink } from "../../../components/version-link.tsx";
import { When } from "../../../components/when.tsx";
import { RoleGate } from "../../../components/role-gate.tsx";
import { sourceName } from "../../../domain/source.ts";
import { versionName } from "../../../domain/version.ts";

interface Props {
  worker: string;
  /** Newest first; the first is what answers now. */
  deployments: Deployment[];
  versions: Version[];
}

export function DeploymentTable({ worker, deployments, versions }: Props) {
  return (
    <DataTable head={["When", "Version", "Message", "By", ""]} minWidth={820}>
      {deployments.map((deployment, index) => (
        <Row
          key={deployment.id}
          worker={worker}
          deployment={deployment}
          active={index === 0 ? undefined : deployments[0]}
          versions={versions}
        />
      ))}
    </DataTable>
  );
}

interface RowProps {
  worker: string;
  deployment: Deployment;
  /** What answers now, if it is another one. */
  active: Deployment | undefined;
  versions: Version[];
}

function Row({ worker, deployment, active, versions }: RowProps) {
  const own = deployment.versions[0]?.version_id;
  const serving = active?.versions[0]?.version_id;
  return (
    <Table.Tr>
      <Table.Td style={{ whiteSpace: "nowrap" }}>
        <When at={deployment.created_on} />
        {active === undefined && (
          <Badge variant="light" size="sm" radius="sm" tt="none" ml={8}>
            Active
          </Badge>
        )}
      </Table.Td>
      <Table.Td>
        {deployment.versions.map((share) => (
          <Text key={share.version_id} component="div" size="sm" style={{ whiteSpace: "nowrap" }}>
            <VersionLink
              worker={worker}
              version={share.version_id}
              label={versionName(share.version_id, versions)}
            />
            {share.percentage < 100 && ` ${share.percentage} %`}
          </Text>
        ))}
      </Table.Td>
      <Table.Td>
        {messageOf(deployment, versions) ?? (
          <Text size="sm" c="var(--hf-quiet)">
            None
          </Text>
        )}
        {deployment.annotations["workers/triggered_by"] === "rollback" && (
          <Badge variant="light" color="lamp" size="sm" radius="sm" tt="none" ml={8}>
            Rollback
          </Badge>
        )}
      </Table.Td>
      <Table.Td>
        <Text size="sm">{deployment.author_email || "Unknown"}</Text>
        <Text size="xs" c="var(--hf-quiet)">
          {sourceName(deployment.source)}
        </Text>
      </Table.Td>
      <Table.Td>
        {active !== undefined && (
          <RowActions>
            {own !== undefined && serving !== undefined && own !== serving && (
              <ButtonLink
                size="compact-sm"
                variant="subtle"
                to="/workers/$name/versions/compare"
                params={{ name: worker }}
                search={{ base: own, head: serving }}
              >
                Compare
              </ButtonLink>
            )}
            <RoleGate needs="Workers Scripts Write">
              <ButtonLink
                size="compact-sm"
                variant="default"
                to="."
                search={{ rollback: deployment.id }}
                resetScroll={false}
              >
                Roll back
              </ButtonLink>
            </RoleGate>
          </RowActions>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

/** A deployment's own message, else that of the one version that it is about. */
function messageOf({ annotations, versions: shares }: Deployment, versions: Version[]): string | undefined {
  const own = annotations["workers/message"];
  if (own !== undefined || shares.length > 1) return own;
  return versions.find(({ id }) => id === shares[0]?.version_id)?.annotations["workers/message"];
}
