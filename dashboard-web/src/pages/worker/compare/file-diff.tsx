import { Badge, Button, Group, Text } from "@mantine/core";
import { useMemo, useState } from "react";
import { diffLines, hunks, type DiffLine, type Hunk } from "../../../domain/diff.ts";
import type { FileChange } from "../../../domain/file-changes.ts";
import { formatBytes, formatWhole } from "../../../domain/numbers.ts";
import styles from "./file-diff.module.css";

/** Lines that are drawn at once: a bundle may have tens of thousands. */
const MOST_LINES = 600;
const SIGNS = { same: " ", added: "+", removed: "-" } as const;
const NAMES = { same: undefined, added: "Added", removed: "Removed" } as const;

/** What changed in a file. */
export function FileDiff({ change }: { change: FileChange }) {
  const { name, kind, before, after } = change;
  return (
    <figure className={styles["file"]}>
      <figcaption className={styles["bar"]}>
        <span className={styles["name"]}>{name}</span>
        {kind !== "changed" && (
          <Badge variant="light" color={kind === "added" ? "kelp" : "red"} size="sm" radius="sm" tt="none">
            {kind === "added" ? "New" : "Gone"}
          </Badge>
        )}
      </figcaption>
      {isText(before) && isText(after) ? (
        <Lines name={name} before={before?.text ?? ""} after={after?.text ?? ""} />
      ) : (
        <Text size="sm" c="var(--hf-quiet)" p="md">
          No text: {before ? formatBytes(before.content.length) : "nothing"} became{" "}
          {after ? formatBytes(after.content.length) : "nothing"}.
        </Text>
      )}
    </figure>
  );
}

function isText(file: FileChange["before"]): boolean {
  return file === undefined || file.text !== undefined;
}

function Lines({ name, before, after }: { name: string; before: string; after: string }) {
  const [all, setAll] = useState(false);
  const diff = useMemo(() => diffLines(before, after), [before, after]);
  const count = (kind: DiffLine["kind"]) => diff.filter((line) => line.kind === kind).length;
  const parts = useMemo(() => limited(hunks(diff), all ? Infinity : MOST_LINES), [diff, all]);
  return (
    <>
      <Text size="xs" c="var(--hf-quiet)" px="md" py={6}>
        {formatWhole(count("added"))} added, {formatWhole(count("removed"))} removed
      </Text>
      <div className={styles["scroll"]} role="region" aria-label={`Changes in ${name}`} tabIndex={0}>
        <table className={styles["lines"]}>
          <tbody>
            {parts.hunks.map(({ skipped, lines }, index) => (
              <HunkRows key={index} skipped={skipped} lines={lines} />
            ))}
          </tbody>
        </table>
      </div>
      {parts.left > 0 && (
        <Group p="sm" justify="center">
          <Button size="xs" variant="default" onClick={() => setAll(true)}>
            Show {formatWhole(parts.left)} more lines
          </Button>
        </Group>
      )}
    </>
  );
}

function HunkRows({ skipped, lines }: Hunk) {
  return (
    <>
      {skipped > 0 && (
        <tr className={styles["skipped"]}>
          <td colSpan={4}>
            {formatWhole(skipped)} unchanged {skipped === 1 ? "line" : "lines"}
          </td>
        </tr>
      )}
      {lines.map(({ kind, text, before, after }) => (
        <tr key={`${before ?? ""} ${after ?? ""}`} className={styles[kind]}>
          <td className={styles["number"]}>{before}</td>
          <td className={styles["number"]}>{after}</td>
          <td className={styles["sign"]} aria-label={NAMES[kind]}>
            {SIGNS[kind]}
          </td>
          <td className={styles["text"]}>{text}</td>
        </tr>
      ))}
    </>
  );
}

function limited(all: Hunk[], most: number): { hunks: Hunk[]; left: number } {
  let room = most;
  let left = 0;
  const shown: Hunk[] = [];
  for (const { skipped, lines } of all) {
    const fitting = lines.slice(0, room);
    if (fitting.length > 0) shown.push({ skipped, lines: fitting });
    room -= fitting.length;
    left += lines.length - fitting.length;
  }
  return { hunks: shown, left };
}
