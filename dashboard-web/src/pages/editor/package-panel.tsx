import { Alert, Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { findPackage } from "../../api/commands/packages.ts";
import type { Bundled } from "../../bundler/protocol.ts";
import { ErrorPanel } from "../../components/error-panel.tsx";
import { dependenciesOf, withDependency, withoutDependency } from "../../domain/project/dependencies.ts";
import { withoutLock } from "../../domain/project/lock.ts";
import type { ProjectFiles } from "../../domain/project/project.ts";
import { BundleSummary } from "./bundle-summary.tsx";
import { DependencyTable } from "./dependency-table.tsx";

interface Props {
  account: string;
  files: ProjectFiles;
  /** What came of bundling last. */
  bundled: Bundled | undefined;
  isBusy: boolean;
  onChange: (files: ProjectFiles) => void;
}

/** npm packages of the project: what it asks for, and what it gets. */
export function PackagePanel({ account, files, bundled, isBusy, onChange }: Props) {
  const [wanted, setWanted] = useState("");
  const add = useMutation({
    mutationFn: () => findPackage(account, wanted.trim()),
    onSuccess: ({ name, range }) => {
      setWanted("");
      onChange(withDependency(files, name, range));
    },
  });
  const dependencies = dependenciesOf(files);
  const isEmpty = Object.keys(dependencies).length === 0;
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
            autoCapitalize="none"
            spellCheck={false}
            onChange={(event) => setWanted(event.currentTarget.value)}
          />
          <Button size="xs" type="submit" loading={add.isPending} disabled={wanted.trim() === ""}>
            Add
          </Button>
        </Group>
      </form>
      {add.isError && <ErrorPanel error={add.error} title="The package was not added" />}
      {add.data?.deprecation !== undefined && (
        <Alert color="lamp" variant="light" title={`${add.data.name} ${add.data.version} is deprecated`}>
          <Text size="sm" style={{ overflowWrap: "anywhere" }}>
            {add.data.deprecation}
          </Text>
        </Alert>
      )}
      {isEmpty ? (
        <Text size="sm" c="var(--hf-quiet)">
          None yet. Packages come from this platform&apos;s registry and are bundled here, in your browser.
        </Text>
      ) : (
        <>
          <DependencyTable
            dependencies={dependencies}
            lock={bundled?.lock ?? {}}
            onRemove={(name) => onChange(withoutDependency(files, name))}
          />
          <div>
            <Button size="xs" variant="default" loading={isBusy} onClick={() => onChange(withoutLock(files))}>
              Update packages
            </Button>
            <Text size="xs" c="var(--hf-quiet)" mt={6}>
              To the newest versions that package.json allows. Until then each deploy bundles the same ones.
            </Text>
          </div>
        </>
      )}
      {bundled && bundled.built.packages.length > 0 && <BundleSummary bundled={bundled} />}
    </Stack>
  );
}
