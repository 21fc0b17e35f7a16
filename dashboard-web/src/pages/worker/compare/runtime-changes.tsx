import { Table, Title } from "@mantine/core";
import type { Version } from "../../../api/model.ts";
import { Surface } from "../../../components/surface.tsx";
import { When } from "../../../components/when.tsx";
import { sourceName } from "../../../domain/source.ts";

interface Props {
  before: Version;
  after: Version;
}

const ANYWHERE = { overflowWrap: "anywhere" } as const;
const WRAPPING = { whiteSpace: "normal" } as const;

/** Both versions' facts side by side. */
export function RuntimeChanges({ before, after }: Props) {
  const rows: [string, (version: Version) => string][] = [
    ["Message", ({ annotations }) => annotations["workers/message"] ?? "None"],
    ["By", ({ metadata }) => `${metadata.author_email || "Unknown"} ${sourceName(metadata.source)}`],
    ["Compatibility date", ({ resources }) => resources.script_runtime.compatibility_date],
    [
      "Compatibility flags",
      ({ resources }) => resources.script_runtime.compatibility_flags.join(", ") || "None",
    ],
    ["CPU limit", ({ resources }) => cpuLimit(resources.script_runtime.limits?.cpu_ms)],
    ["Start-up time", ({ startup_time_ms }) => `${startup_time_ms} ms`],
  ];
  return (
    <Surface padded={false}>
      <Table verticalSpacing="sm" horizontalSpacing="md" layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="30%">
              <Title order={2} fz="inherit" fw="inherit" lh="inherit">
                Version
              </Title>
            </Table.Th>
            <Table.Th>#{before.number}</Table.Th>
            <Table.Th>#{after.number}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          <Table.Tr>
            <Table.Th scope="row" style={WRAPPING}>
              Uploaded
            </Table.Th>
            <Table.Td>
              <When at={before.metadata.created_on} />
            </Table.Td>
            <Table.Td>
              <When at={after.metadata.created_on} />
            </Table.Td>
          </Table.Tr>
          {rows.map(([label, text]) => (
            <Table.Tr key={label}>
              <Table.Th scope="row" style={WRAPPING}>
                {label}
              </Table.Th>
              <Table.Td style={ANYWHERE}>{text(before)}</Table.Td>
              <Table.Td style={ANYWHERE} fw={text(before) === text(after) ? undefined : 600}>
                {text(after)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Surface>
  );
}

function cpuLimit(millis: number | undefined): string {
  return millis === undefined ? "The plan's" : `${millis} ms`;
}
