import { Badge, Group, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { Namespace, Worker } from "../../api/model.ts";
import { ExternalUrl } from "../../components/external-url.tsx";
import { Surface } from "../../components/surface.tsx";
import { When } from "../../components/when.tsx";
import styles from "./worker-list.module.css";

interface Props {
  workers: Worker[];
  namespaces: Namespace[];
}

export function WorkerList({ workers, namespaces }: Props) {
  const newestFirst = workers.toSorted((a, b) => b.modified_on.localeCompare(a.modified_on));
  return (
    <Surface padded={false}>
      <div role="table" aria-label="Workers">
        <div role="row" className={`${styles["row"]} ${styles["head"]}`}>
          <span role="columnheader">Name</span>
          <span role="columnheader">URL</span>
          <span role="columnheader">Durable Objects</span>
          <span role="columnheader">Last deployment</span>
        </div>
        {newestFirst.map((worker) => (
          <Row
            key={worker.id}
            worker={worker}
            namespaces={namespaces.filter((namespace) => namespace.script === worker.id)}
          />
        ))}
      </div>
    </Surface>
  );
}

function Row({ worker, namespaces }: { worker: Worker; namespaces: Namespace[] }) {
  return (
    <div role="row" className={styles["row"]}>
      <div role="cell">
        <Link to="/workers/$name" params={{ name: worker.id }} className={styles["name"] ?? ""}>
          {worker.id}
        </Link>
      </div>
      <div role="cell">{worker.url ? <ExternalUrl url={worker.url} /> : <Muted text="No address" />}</div>
      <div role="cell" data-empty={namespaces.length === 0 || undefined}>
        {namespaces.length === 0 ? <Muted text="None" /> : <Namespaces namespaces={namespaces} />}
      </div>
      <Text role="cell" component="div" size="sm" c="var(--hf-quiet)">
        <When at={worker.modified_on} />
      </Text>
    </div>
  );
}

function Namespaces({ namespaces }: { namespaces: Namespace[] }) {
  return (
    <Group gap={6}>
      {namespaces.map((namespace) => (
        <Badge key={namespace.id} variant="light" radius="sm" tt="none" fw={550}>
          {namespace.class}
        </Badge>
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
