import { Stack, Text, Title } from "@mantine/core";
import type { CodeFile } from "../../../api/queries/code.ts";
import { Surface } from "../../../components/surface.tsx";
import { fileChanges } from "../../../domain/file-changes.ts";
import { FileDiff } from "./file-diff.tsx";

interface Props {
  before: CodeFile[];
  after: CodeFile[];
}

/** The files that differ, each line by line. */
export function CodeChanges({ before, after }: Props) {
  const { changed, same } = fileChanges(before, after);
  return (
    <section>
      <Title order={2} mb="xs">
        Code
      </Title>
      {changed.length === 0 ? (
        <Surface>
          <Text c="var(--hf-quiet)" size="sm">
            Both have the same code.
          </Text>
        </Surface>
      ) : (
        <Stack gap="md">
          {changed.map((change) => (
            <FileDiff key={change.name} change={change} />
          ))}
          {same.length > 0 && (
            <Text size="sm" c="var(--hf-quiet)" style={{ overflowWrap: "anywhere" }}>
              Unchanged: {same.join(", ")}
            </Text>
          )}
        </Stack>
      )}
    </section>
  );
}
