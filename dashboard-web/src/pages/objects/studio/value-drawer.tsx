import { Badge, Code, Group, Skeleton, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { ApiError } from "../../../api/errors.ts";
import type { ObjectRef } from "../../../api/model.ts";
import { valueQuery, type StoredEntry } from "../../../api/queries/objects.ts";
import { SideDialog } from "../../../components/dialog.tsx";
import { CopyButton } from "../../../components/copy-button.tsx";
import { ErrorPanel } from "../../../components/error-panel.tsx";
import { formatBytes } from "../../../domain/numbers.ts";
import { typeName } from "../../../domain/stored-value/value.ts";
import { StoredValuePanel } from "./stored-value-panel.tsx";

interface Props {
  path: ObjectRef;
  /** The key. */
  name: string;
  /** The value, if the list beside shows it. */
  known: StoredEntry | undefined;
  onClose: () => void;
}

/** One value beside the list: whole, to be changed or deleted. */
export function ValueDrawer({ path, name, known, onClose }: Props) {
  const query = useQuery({ ...valueQuery(path, name), enabled: known === undefined });
  const entry = known ?? query.data;
  return (
    <SideDialog
      onClose={onClose}
      title={<Text fw={600}>Stored value</Text>}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <Stack>
        <Group gap={6}>
          <Code style={{ overflowWrap: "anywhere" }}>{name === "" ? "(the empty key)" : name}</Code>
          <CopyButton value={name} label="Copy key" />
          {entry && (
            <>
              <Badge variant="light" color="gray" c="var(--hf-quiet)" radius="sm" tt="none">
                {typeName(entry.value)}
              </Badge>
              <Text size="sm" c="var(--hf-quiet)">
                {formatBytes(entry.bytes)}
              </Text>
            </>
          )}
        </Group>
        {entry ? (
          <StoredValuePanel path={path} entry={entry} onGone={onClose} />
        ) : query.error instanceof ApiError && query.error.notFound ? (
          <Text size="sm">Nothing is stored under this key, or not any more.</Text>
        ) : query.isError ? (
          <ErrorPanel
            error={query.error}
            title="The value could not be loaded"
            onRetry={() => void query.refetch()}
          />
        ) : (
          <Skeleton h={160} radius="md" />
        )}
      </Stack>
    </SideDialog>
  );
}
