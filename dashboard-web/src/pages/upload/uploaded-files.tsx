import { Badge, Text } from "@mantine/core";
import { formatBytes } from "../../domain/numbers.ts";
import type { FileContent, ProjectFiles } from "../../domain/project/project.ts";
import styles from "./upload.module.css";

interface Props {
  files: ProjectFiles;
  main: string | undefined;
}

/** The uploaded files with their sizes. */
export function UploadedFiles({ files, main }: Props) {
  return (
    <ul className={styles["files"]} aria-label="Uploaded files" tabIndex={0}>
      {Object.entries(files)
        .toSorted(([a], [b]) => a.localeCompare(b))
        .map(([path, content]) => (
          <li key={path}>
            <span className={styles["path"]}>
              {path}{" "}
              {path === main && (
                <Badge size="sm" variant="light" tt="none">
                  Main module
                </Badge>
              )}
            </span>
            <Text component="span" size="sm" c="var(--hf-quiet)">
              {sizeOf(content)}
            </Text>
          </li>
        ))}
    </ul>
  );
}

function sizeOf(content: FileContent): string {
  return formatBytes(typeof content === "string" ? new TextEncoder().encode(content).length : content.length);
}
