import { ActionIcon, UnstyledButton } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import styles from "./editor.module.css";

interface Props {
  tabs: readonly string[];
  active: string;
  changed: (path: string) => boolean;
  onOpen: (path: string) => void;
  onClose: (path: string) => void;
}

/** Files that are open; a dot marks those that differ from what is deployed. */
export function FileTabs({ tabs, active, changed, onOpen, onClose }: Props) {
  return (
    <div className={styles["tabs"]} role="group" aria-label="Open files">
      {tabs.map((path) => (
        <div key={path} className={styles["tab"]} data-active={path === active || undefined}>
          <UnstyledButton
            className={styles["tabName"] ?? ""}
            aria-pressed={path === active}
            title={path}
            onClick={() => onOpen(path)}
          >
            {path.slice(path.lastIndexOf("/") + 1)}
            {changed(path) && <span className={styles["dot"]} role="img" aria-label="changed" />}
          </UnstyledButton>
          {tabs.length > 1 && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size={24}
              aria-label={`Close ${path}`}
              onClick={() => onClose(path)}
            >
              <IconX size={12} />
            </ActionIcon>
          )}
        </div>
      ))}
    </div>
  );
}
