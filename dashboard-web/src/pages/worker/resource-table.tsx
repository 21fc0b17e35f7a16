import { Code, Table, Text } from "@mantine/core";
import type { Binding } from "../../api/model.ts";
import { DataTable } from "../../components/data-table.tsx";
import { AnchorLink } from "../../components/links.tsx";
import { bindingTypeName, bindingValue } from "../../domain/binding.ts";

export function ResourceTable({ resources }: { resources: Binding[] }) {
  return (
    <DataTable head={["Name", "Kind", "Leads to"]} minWidth={460}>
      {resources.map((resource) => (
        <Table.Tr key={resource.name}>
          <Table.Td>
            <Code>env.{resource.name}</Code>
          </Table.Td>
          <Table.Td>{bindingTypeName(resource.type)}</Table.Td>
          <Table.Td style={{ overflowWrap: "anywhere" }}>
            <Target resource={resource} />
          </Table.Td>
        </Table.Tr>
      ))}
    </DataTable>
  );
}

function Target({ resource }: { resource: Binding }) {
  const { type, namespace_id, service } = resource;
  const text = bindingValue(resource);
  if (type === "durable_object_namespace") {
    return (
      <AnchorLink to="/durable-objects" size="sm">
        {text}
      </AnchorLink>
    );
  }
  if (type === "kv_namespace" && namespace_id !== undefined) {
    return (
      <AnchorLink to="/kv/$namespace" params={{ namespace: namespace_id }} size="sm" ff="monospace">
        {namespace_id}
      </AnchorLink>
    );
  }
  if (type === "service" && service !== undefined) {
    return (
      <AnchorLink to="/workers/$name" params={{ name: service }} size="sm">
        {text}
      </AnchorLink>
    );
  }
  return (
    <Text size="sm" c="var(--hf-quiet)">
      {text}
    </Text>
  );
}
