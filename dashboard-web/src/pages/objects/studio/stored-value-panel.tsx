import { Button, Group, Popover, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { deleteValue } from "../../../api/commands/objects.ts";
import type { ObjectRef } from "../../../api/model.ts";
import type { StoredEntry } from "../../../api/queries/objects.ts";
import { CopyButton } from "../../../components/copy-button.tsx";
import { draftOf } from "../../../domain/stored-value/draft.ts";
import { ChangeFailure } from "./change-failure.tsx";
import { useChange } from "./use-change.ts";
import { ValueForm } from "./value-form.tsx";
import { ValueTree } from "./value-tree.tsx";

interface Props {
  path: ObjectRef;
  entry: StoredEntry;
  /** The value was deleted. */
  onGone: () => void;
}

/** A value as it is stored, or being edited. */
export function StoredValuePanel({ path, entry, onGone }: Props) {
  const [editing, setEditing] = useState(false);
  const draft = draftOf(entry.value);
  if (editing) {
    return (
      <ValueForm
        path={path}
        storedKey={entry.key}
        draft={draft ?? { kind: "json", text: "" }}
        onDone={() => setEditing(false)}
        onCancel={() => setEditing(false)}
      />
    );
  }
  return (
    <Stack>
      <ValueTree value={entry.value} />
      {draft === undefined && (
        <Text size="sm" c="var(--hf-quiet)">
          Values like this one can only be made by code. You can replace it by another.
        </Text>
      )}
      <Group>
        <Button onClick={() => setEditing(true)}>{draft === undefined ? "Replace" : "Edit"}</Button>
        <DeleteKey path={path} storedKey={entry.key} onGone={onGone} />
        <CopyButton value={draft?.text ?? JSON.stringify(entry.value)} label="Copy value" />
      </Group>
    </Stack>
  );
}

interface DeleteProps {
  path: ObjectRef;
  storedKey: string;
  onGone: () => void;
}

function DeleteKey({ path, storedKey, onGone }: DeleteProps) {
  const remove = useChange(path, `${storedKey} is deleted`, onGone, (force) =>
    deleteValue(path, storedKey, force),
  );
  return (
    <Popover position="bottom-start" withArrow trapFocus>
      <Popover.Target>
        <Button variant="default">Delete key</Button>
      </Popover.Target>
      <Popover.Dropdown maw={320}>
        <Stack gap="sm">
          <Text size="sm">The value is gone for good. Code that has it in memory is let go first.</Text>
          <ChangeFailure change={remove} title="Nothing was deleted" />
          {!remove.busy && (
            <Button size="xs" color="red.8" loading={remove.isPending} onClick={() => remove.mutate(false)}>
              Delete for good
            </Button>
          )}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
