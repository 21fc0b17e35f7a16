import { Badge, Code, Table, Text } from "@mantine/core";
import type { Deployment } from "../../api/model.ts";
import { sourceName } from "../../domain/source.ts";
import { Surface } from "../../components/surface.tsx";
import { When } from "../../components/when.tsx";

/** Newest first; the first is what answers now. */
export function DeploymentTable({ deployments }: { deployments: Deployment[] }) {
  return (
    <Surface padded={false}>
      <Table.ScrollContainer type="native" minWidth={620}>
        <Table verticalSpacing="sm" horizontalSpacing="lg">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>When</Table.Th>
              <Table.Th>Version</Table.Th>
              <Table.Th>Message</Table.Th>
              <Table.Th>By</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {deployments.map((deployment, index) => (
              <Row key={deployment.id} deployment={deployment} active={index === 0} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Surface>
  );
}

function Row({ deployment, active }: { deployment: Deployment; active: boolean }) {
  return (
    <Table.Tr>
      <Table.Td>
        <When at={deployment.created_on} />{" "}
        {active && (
          <Badge variant="light" size="sm" radius="sm" tt="none" ml={4}>
            Active
          </Badge>
        )}
      </Table.Td>
      <Table.Td>
        {deployment.versions.map((share) => (
          <div key={share.version_id}>
            <Code>{share.version_id.slice(0, 8)}</Code>
            {share.percentage < 100 && ` ${share.percentage} %`}
          </div>
        ))}
      </Table.Td>
      <Table.Td>
        {deployment.annotations["workers/message"] ?? (
          <Text size="sm" c="var(--hf-quiet)">
            None
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <Text size="sm">{deployment.author_email || "Unknown"}</Text>
        <Text size="xs" c="var(--hf-quiet)">
          {sourceName(deployment.source)}
        </Text>
      </Table.Td>
    </Table.Tr>
  );
}
