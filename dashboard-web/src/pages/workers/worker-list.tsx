import { Badge, Group, Skeleton, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { Namespace, Worker } from "../../api/model.ts";
import { Sparkline } from "../../components/charts/sparkline.tsx";
import { ExternalUrl } from "../../components/external-url.tsx";
import { AnchorLink } from "../../components/links.tsx";
import { Surface } from "../../components/surface.tsx";
import { When } from "../../components/when.tsx";
import { formatCount, formatItems } from "../../domain/numbers.ts";
import { sourceName } from "../../domain/source.ts";
import type { WorkerStatus as Status } from "../../domain/worker-list.ts";
import { WorkerStatus } from "./worker-status.tsx";
import styles from "./worker-list.module.css";

export interface Requests {
  total: number;
  /** One for each interval of the last day. */
  series: number[];
}

export interface ListedWorker {
  worker: Worker;
  status: Status;
  namespaces: Namespace[];
  /** Absent while they are loaded; `null` if they cannot be. */
  requests: Requests | undefined | null;
}

export function WorkerList({ workers }: { workers: ListedWorker[] }) {
  return (
    <Surface padded={false}>
      <div role="table" aria-label="Workers">
        <div role="row" className={`${styles["row"]} ${styles["head"]}`}>
          <span role="columnheader">Name</span>
          <span role="columnheader">Durable Objects</span>
          <span role="columnheader">Requests, 24 h</span>
          <span role="columnheader">Last deployment</span>
        </div>
        {workers.map((listed) => (
          <Row key={listed.worker.id} {...listed} />
        ))}
      </div>
    </Surface>
  );
}

function Row({ worker, status, namespaces, requests }: ListedWorker) {
  return (
    <div role="row" className={styles["row"]}>
      <div role="cell">
        <Group gap={8}>
          <Link to="/workers/$name" params={{ name: worker.id }} className={styles["name"] ?? ""}>
            {worker.id}
          </Link>
          <WorkerStatus status={status} />
        </Group>
        {worker.url ? <ExternalUrl url={worker.url} /> : <Muted text="No address" />}
      </div>
      <div role="cell" data-empty={namespaces.length === 0 || undefined}>
        {namespaces.length === 0 ? <Muted text="None" /> : <Namespaces namespaces={namespaces} />}
      </div>
      <div role="cell">
        <RequestsCell requests={requests} />
      </div>
      <div role="cell">
        <LastDeployment worker={worker} />
      </div>
    </div>
  );
}

function RequestsCell({ requests }: Pick<ListedWorker, "requests">) {
  if (requests === undefined) return <Skeleton h={28} w={150} />;
  if (requests === null) return <Muted text="Not known" />;
  return (
    <Group gap={10} wrap="nowrap">
      <Sparkline label={formatItems(requests.total, "request")} values={requests.series} width={96} />
      <Text size="sm" style={{ fontVariantNumeric: "tabular-nums" }}>
        {formatCount(requests.total)}
        <Text span inherit c="var(--hf-quiet)" hiddenFrom="md">
          {" "}
          requests in 24 h
        </Text>
      </Text>
    </Group>
  );
}

function LastDeployment({ worker: { last_deployment: last } }: Pick<ListedWorker, "worker">) {
  if (last === undefined) return <Muted text="Never" />;
  return (
    <>
      <Text component="div" size="sm">
        <When at={last.created_on} />
      </Text>
      <Text size="xs" c="var(--hf-quiet)" style={{ overflowWrap: "anywhere" }}>
        {last.author_email || "Unknown"} {sourceName(last.source)}
      </Text>
    </>
  );
}

function Namespaces({ namespaces }: { namespaces: Namespace[] }) {
  return (
    <Group gap={6}>
      {namespaces.map((namespace) => (
        <AnchorLink
          key={namespace.id}
          to="/durable-objects/$namespace"
          params={{ namespace: namespace.id }}
          underline="never"
        >
          <Badge variant="light" radius="sm" tt="none" fw={550} style={{ cursor: "pointer" }}>
            {namespace.class}
          </Badge>
        </AnchorLink>
      ))}
    </Group>
  );
}

function Muted({ text }: { text: string }) {
  return (
    <Text size="sm" c="var(--hf-quiet)">
      {text}
    </Text>
  );
}
