import { Alert, Button, Code, Stack, Table, Text } from "@mantine/core";
import { bindingTypeName } from "../../domain/binding.ts";
import { bindClass, bindingName, unboundClasses } from "../../domain/project/classes.ts";
import { readConfig } from "../../domain/project/config.ts";
import { bindingsOf } from "../../domain/project/metadata.ts";
import type { ProjectFiles } from "../../domain/project/project.ts";

interface Props {
  files: ProjectFiles;
  onChange: (files: ProjectFiles) => void;
  onOpenSettings: (file: string) => void;
}

/** What the code is given by the settings, and what the classes found in it still need. */
export function BindingPanel({ files, onChange, onOpenSettings }: Props) {
  const { config, file } = readConfig(files);
  const bindings = bindingsOf(config);
  return (
    <Stack gap="md">
      {unboundClasses(files, config).map((name) => (
        <Alert key={name} color="lamp" variant="light" title={`${name} is not bound yet`}>
          <Text size="sm" mb="xs">
            The code reaches its objects as <Code>env.{bindingName(name)}</Code> once the settings have a
            binding and a migration for it.
          </Text>
          <Button size="xs" onClick={() => onChange(bindClass(files, name))}>
            Bind {name}
          </Button>
        </Alert>
      ))}
      {bindings.length === 0 ? (
        <Text size="sm" c="var(--hf-quiet)">
          Nothing is bound. Export a class that extends DurableObject and it is offered here; variables and
          namespaces are written into the settings.
        </Text>
      ) : (
        <Table fz="sm" verticalSpacing={6} horizontalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>In the code</Table.Th>
              <Table.Th>Kind</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {bindings.map(({ name, type }) => (
              <Table.Tr key={name}>
                <Table.Td style={{ overflowWrap: "anywhere" }}>
                  <Code>env.{name}</Code>
                </Table.Td>
                <Table.Td>{bindingTypeName(type)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Text size="sm" c="var(--hf-quiet)">
        Secrets of the Worker stay as they are.
      </Text>
      {file && (
        <div>
          <Button size="xs" variant="default" onClick={() => onOpenSettings(file)}>
            Edit {file}
          </Button>
        </div>
      )}
    </Stack>
  );
}
