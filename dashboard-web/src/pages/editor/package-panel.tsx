import { ActionIcon, Button, Code, Group, Stack, Table, Text, TextInput } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { findPackage } from "../../api/commands/packages.ts";
import type { Built } from "../../bundler/build.ts";
import { ErrorPanel } from "../../components/error-panel.tsx";
import { dependenciesOf, withDependency, withoutDependency } from "../../domain/project/dependencies.ts";
import type { ProjectFiles } from "../../domain/project/project.ts";

interface Props {
  account: string;
  files: ProjectFiles;
  /** The versions that the last bundle was made of. */
  resolved: Built["packages"];
  onChange: (files: ProjectFiles) => void;
}

/** npm packages of the project: what it asks for, and what it gets. */
export function PackagePanel({ account, files, resolved, onChange }: Props) {
  const [wanted, setWanted] = useState("");
  const add = useMutation({
    mutationFn: () => findPackage(account, wanted.trim()),
    onSuccess: ({ name, version }) => {
      setWanted("");
      onChange(withDependency(files, name, version));
    },
  });
  const dependencies = Object.entries(dependenciesOf(files));
  return (
    <Stack gap="md">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (wanted.trim() !== "") add.mutate();
        }}
      >
        <Group align="flex-end" gap="xs" wrap="nowrap">
          <TextInput
            size="xs"
            label="Package"
            placeholder="hono, or hono@4"
            flex={1}
            value={wanted}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setWanted(event.currentTarget.value)}
          />
          <Button size="xs" type="submit" loading={add.isPending} disabled={wanted.trim() === ""}>
            Add
          </Button>
        </Group>
      </form>
      {add.isError && <ErrorPanel error={add.error} title="The package was not added" />}
      {dependencies.length === 0 ? (
        <Text size="sm" c="var(--hf-quiet)">
          None yet. Packages come from this platform&apos;s registry and are bundled here, in your browser.
        </Text>
      ) : (
        <Table fz="sm" verticalSpacing={4} horizontalSpacing={6} aria-label="Packages asked for">
          <Table.Tbody>
            {dependencies.map(([name, range]) => (
              <Table.Tr key={name}>
                <Table.Td style={{ overflowWrap: "anywhere" }}>
                  <Code>{name}</Code> {range}
                </Table.Td>
                <Table.Td w={36}>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size={24}
                    aria-label={`Remove ${name}`}
                    onClick={() => onChange(withoutDependency(files, name))}
                  >
                    <IconTrash size={14} />
                  </ActionIcon>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {resolved.length > 0 && (
        <div>
          <Text size="xs" fw={600} c="var(--hf-quiet)" mb={4}>
            In the last bundle
          </Text>
          <ul style={{ margin: 0, paddingLeft: 18 }} aria-label="Packages in the last bundle">
            {resolved.map(({ name, version }) => (
              <Text component="li" size="sm" key={`${name}@${version}`}>
                {name} {version}
              </Text>
            ))}
          </ul>
        </div>
      )}
    </Stack>
  );
}
