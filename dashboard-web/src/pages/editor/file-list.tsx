import { ActionIcon, Button, Group, Menu, Text, TextInput, UnstyledButton } from "@mantine/core";
import { IconDots, IconFile, IconFilePlus } from "@tabler/icons-react";
import { useState } from "react";
import { pathProblem, type ProjectFiles } from "../../domain/project/project.ts";
import styles from "./editor.module.css";

interface Props {
  files: ProjectFiles;
  active: string;
  onOpen: (path: string) => void;
  onAdd: (path: string) => void;
  onRename: (from: string, to: string) => void;
  onRemove: (path: string) => void;
}

/** The project's files, with what can be done to each. */
export function FileList({ files, active, onOpen, onAdd, onRename, onRemove }: Props) {
  const [naming, setNaming] = useState<{ from?: string }>();
  const paths = Object.keys(files).toSorted(byFolder);
  const name = (path: string) => {
    if (naming?.from !== undefined) onRename(naming.from, path);
    else onAdd(path);
    setNaming(undefined);
  };
  return (
    <nav aria-label="Files" className={styles["files"]}>
      <Group justify="space-between" px={10} py={6} wrap="nowrap">
        <Text size="xs" fw={600} c="var(--hf-quiet)">
          Files
        </Text>
        <ActionIcon variant="subtle" size={24} aria-label="Add a file" onClick={() => setNaming({})}>
          <IconFilePlus size={16} />
        </ActionIcon>
      </Group>
      {naming && (
        <PathForm
          key={naming.from ?? ""}
          label={naming.from === undefined ? "New file" : `New name of ${naming.from}`}
          initial={naming.from ?? "src/"}
          files={files}
          onDone={name}
          onCancel={() => setNaming(undefined)}
        />
      )}
      <ul className={styles["fileList"]}>
        {paths.map((path) => (
          <li key={path} className={styles["file"]} data-active={path === active || undefined}>
            <UnstyledButton
              className={styles["fileName"] ?? ""}
              aria-current={path === active ? "true" : undefined}
              onClick={() => onOpen(path)}
            >
              <IconFile size={14} stroke={1.6} aria-hidden />
              <span>{path}</span>
            </UnstyledButton>
            <Menu position="bottom-end" width={150}>
              <Menu.Target>
                <ActionIcon variant="subtle" color="gray" size={24} aria-label={`Actions for ${path}`}>
                  <IconDots size={14} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item onClick={() => setNaming({ from: path })}>Rename</Menu.Item>
                <Menu.Item color="red" onClick={() => onRemove(path)} disabled={paths.length === 1}>
                  Delete
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface FormProps {
  label: string;
  initial: string;
  files: ProjectFiles;
  onDone: (path: string) => void;
  onCancel: () => void;
}

function PathForm({ label, initial, files, onDone, onCancel }: FormProps) {
  const [path, setPath] = useState(initial);
  const problem = path === initial || path.endsWith("/") ? null : pathProblem(path, files);
  const isComplete = path !== initial && !path.endsWith("/") && problem === null;
  return (
    <form
      className={styles["pathForm"]}
      onSubmit={(event) => {
        event.preventDefault();
        if (isComplete) onDone(path);
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") onCancel();
      }}
    >
      <TextInput
        size="xs"
        label={label}
        value={path}
        error={problem}
        spellCheck={false}
        autoComplete="off"
        data-autofocus
        ref={(input) => {
          if (input && document.activeElement !== input && path === initial) input.focus();
        }}
        onChange={(event) => setPath(event.currentTarget.value)}
      />
      <Group gap={6} mt={6}>
        <Button size="compact-xs" type="submit" disabled={!isComplete}>
          Save
        </Button>
        <Button size="compact-xs" variant="subtle" onClick={onCancel}>
          Cancel
        </Button>
      </Group>
    </form>
  );
}

/** Folders first, then by name. */
function byFolder(a: string, b: string): number {
  const depth = Number(b.includes("/")) - Number(a.includes("/"));
  return depth || a.localeCompare(b);
}
