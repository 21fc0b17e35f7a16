import { Code, Group, Text } from "@mantine/core";
import type { AuditEntry } from "../../api/model.ts";
import { CopyButton } from "../../components/copy-button.tsx";
import { changesBetween, type Change } from "../../domain/changes.ts";
import styles from "./audit-changes.module.css";

/** What an entry changed, line by line. */
export function AuditChanges({ entry: { resource, request_id } }: { entry: AuditEntry }) {
  const changes = changesBetween(resource.before, resource.after);
  return (
    <>
      {changes.length === 0 ? (
        <Text size="sm" c="var(--hf-quiet)">
          Nothing differs in what the API shows.
        </Text>
      ) : (
        <dl className={styles["changes"]}>
          {changes.map((change) => (
            <Line key={change.path} change={change} />
          ))}
        </dl>
      )}
      {request_id && (
        <Group gap={4} mt="sm">
          <Text size="xs" c="var(--hf-quiet)">
            Request id
          </Text>
          <Code>{request_id}</Code>
          <CopyButton value={request_id} label="Copy request id" />
        </Group>
      )}
    </>
  );
}

function Line({ change: { path, before, after } }: { change: Change }) {
  return (
    <>
      <dt className={styles["path"]}>{path || "Value"}</dt>
      <dd className={styles["value"]}>
        {before !== undefined && <del className={styles["before"]}>{before}</del>}
        {after !== undefined && <ins className={styles["after"]}>{after}</ins>}
      </dd>
    </>
  );
}
