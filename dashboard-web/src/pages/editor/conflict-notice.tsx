import { Alert, Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { CodeFile } from "../../api/queries/code.ts";
import { ErrorPanel } from "../../components/error-panel.tsx";
import type { ProjectFiles } from "../../domain/project/project.ts";
import { CodeChanges } from "../worker/compare/code-changes.tsx";
import { newestProjectQuery, type Newest } from "./deployed-project.ts";

interface Props {
  account: string;
  name: string;
  files: ProjectFiles;
  onTake: (newest: Newest) => void;
  onOverwrite: (newest: Newest) => void;
}

/** Somebody has deployed the Worker meanwhile: what differs, and whose work stands. */
export function ConflictNotice({ account, name, files, onTake, onOverwrite }: Props) {
  const { data: newest, error } = useQuery(newestProjectQuery(account, name));
  const [isComparing, setComparing] = useState(false);
  if (error) return <ErrorPanel error={error} title="What was deployed meanwhile could not be read" />;
  return (
    <Alert color="lamp" variant="light" title={`${name} was deployed by somebody else while you wrote`}>
      <Text size="sm">
        Perhaps by you, in another tab or with wrangler. Nothing of yours is lost, and nothing was deployed.
      </Text>
      <Group mt="sm" gap="sm">
        <Button size="xs" loading={newest === undefined} onClick={() => setComparing(true)}>
          Compare
        </Button>
        <Button size="xs" variant="default" disabled={!newest} onClick={() => newest && onOverwrite(newest)}>
          Deploy mine over it
        </Button>
        <Button size="xs" variant="default" disabled={!newest} onClick={() => newest && onTake(newest)}>
          Drop mine, take theirs
        </Button>
      </Group>
      <Modal opened={isComparing} onClose={() => setComparing(false)} size="xl" title="From theirs to yours">
        {newest && (
          <Stack>
            <CodeChanges before={codeFiles(newest.files)} after={codeFiles(files)} />
          </Stack>
        )}
      </Modal>
    </Alert>
  );
}

function codeFiles(files: ProjectFiles): CodeFile[] {
  return Object.entries(files).map(([name, content]) =>
    typeof content === "string"
      ? { name, type: "text", content: new TextEncoder().encode(content), text: content }
      : { name, type: "binary", content, text: undefined },
  );
}
