import { Badge, Code, Group, Table, Text } from "@mantine/core";
import type { ReactNode } from "react";
import type { Deployment, Version } from "../../../api/model.ts";
import { sourceName } from "../../../domain/source.ts";
import { CopyButton } from "../../../components/copy-button.tsx";
import { DataTable } from "../../../components/data-table.tsx";
import { When } from "../../../components/when.tsx";
import type { WorkerOfAccount } from "./use-deploy.ts";
import { VersionActions } from "./version-actions.tsx";

interface Props {
  worker: WorkerOfAccount;
  /** Newest first. */
  versions: Version[];
  active: Deployment | undefined;
  /** The one that is pointed out. */
  selected: string | undefined;
}

export function VersionTable({ worker, versions, active, selected }: Props) {
  return (
    <DataTable head={["Version", "Uploaded", "Message", "By", "Traffic", ""]} minWidth={820}>
      {versions.map((version, index) => (
        <Row
          key={version.id}
          version={version}
          share={shareOf(version, active)}
          selected={version.id === selected}
          actions={
            <VersionActions
              worker={worker}
              version={version}
              previous={versions[index + 1]}
              active={active}
            />
          }
        />
      ))}
    </DataTable>
  );
}

function shareOf(version: Version, active: Deployment | undefined): number {
  return active?.versions.find((share) => share.version_id === version.id)?.percentage ?? 0;
}

interface RowProps {
  version: Version;
  share: number;
  selected: boolean;
  actions: ReactNode;
}

function Row({ version, share, selected, actions }: RowProps) {
  return (
    <Table.Tr
      {...(selected && {
        style: { boxShadow: "inset 3px 0 var(--mantine-color-kelp-6)" },
        "aria-current": true,
      })}
    >
      <Table.Td>
        <Group gap={6} wrap="nowrap">
          <Text size="sm" fw={600}>
            #{version.number}
          </Text>
          <Code>{version.id.slice(0, 8)}</Code>
          <CopyButton value={version.id} label="Copy version id" />
        </Group>
      </Table.Td>
      <Table.Td>
        <When at={version.metadata.created_on} />
      </Table.Td>
      <Table.Td>{version.annotations["workers/message"]}</Table.Td>
      <Table.Td>
        <Text size="sm">{version.metadata.author_email || "Unknown"}</Text>
        <Text size="xs" c="var(--hf-quiet)">
          {sourceName(version.metadata.source)}
        </Text>
      </Table.Td>
      <Table.Td>
        {share > 0 && (
          <Badge variant="light" radius="sm" tt="none">
            {share} %
          </Badge>
        )}
      </Table.Td>
      <Table.Td>{actions}</Table.Td>
    </Table.Tr>
  );
}
