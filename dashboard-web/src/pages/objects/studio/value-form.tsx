import { Button, Group, NativeSelect, Stack, Textarea } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { putValue } from "../../../api/commands/objects.ts";
import type { ObjectRef } from "../../../api/model.ts";
import { HINTS, KINDS, write, type Draft, type Kind } from "../../../domain/stored-value/draft.ts";
import { ChangeFailure } from "./change-failure.tsx";
import { useChange } from "./use-change.ts";

interface Props {
  path: ObjectRef;
  storedKey: string;
  draft: Draft;
  /** Above the value: what else has to be filled in. */
  children?: ReactNode;
  onDone: () => void;
  onCancel: () => void;
}

const CHOICES = Object.entries(KINDS).map(([value, label]) => ({ value, label }));

/** Writes a value: its type is chosen, its text is checked before anything is sent. */
export function ValueForm({ path, storedKey, draft, children, onDone, onCancel }: Props) {
  const [{ kind, text }, setDraft] = useState(draft);
  const [tried, setTried] = useState(false);
  const written = write({ kind, text });
  const save = useChange(path, `${storedKey} is stored`, onDone, (force) =>
    putValue(path, storedKey, "value" in written ? written.value : undefined, force),
  );
  const problem = "problem" in written ? written.problem : undefined;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (problem === undefined) save.mutate(false);
      }}
    >
      <Stack>
        {children}
        <NativeSelect
          label="Type"
          data={CHOICES}
          value={kind}
          onChange={(event) => setDraft({ kind: event.currentTarget.value as Kind, text })}
        />
        {HINTS[kind] !== "" && (
          <Textarea
            label="Value"
            description={HINTS[kind]}
            error={tried && problem}
            autosize
            minRows={kind === "json" || kind === "typed" ? 6 : 3}
            maxRows={24}
            spellCheck={false}
            styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)" } }}
            value={text}
            onChange={(event) => setDraft({ kind, text: event.currentTarget.value })}
          />
        )}
        <ChangeFailure change={save} title="The value was not stored" />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
          <Button type="submit" loading={save.isPending}>
            Store
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
