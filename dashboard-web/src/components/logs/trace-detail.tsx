import { Alert, Badge, Code, Group, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { CodeBlock } from "../code-block.tsx";
import { CopyButton } from "../copy-button.tsx";
import { AnchorLink } from "../links.tsx";
import { VersionLink } from "../version-link.tsx";
import { When } from "../when.tsx";
import { formatMillis } from "../../domain/numbers.ts";
import { outcomeName } from "../../domain/outcome.ts";
import { eventTitle, isNotice, type Trace, type TraceException } from "../../domain/trace.ts";
import { LogLines } from "./log-lines.tsx";
import { RequestHeaders } from "./request-headers.tsx";

interface Props {
  trace: Trace;
  worker: string;
  requestId?: string | undefined;
  /** The object's namespace and its name, as far as they are known. */
  namespace?: string | undefined;
  objectName?: string | undefined;
}

/** Everything that is known of an invocation. */
export function TraceDetail({ trace, worker, requestId, namespace, objectName }: Props) {
  if (isNotice(trace)) return <Alert color="lamp">{eventTitle(trace)}</Alert>;
  const { event } = trace;
  return (
    <Stack gap="lg">
      <div>
        <Title order={2} style={{ overflowWrap: "anywhere" }}>
          {eventTitle(trace)}
        </Title>
        <Group gap="xs" mt={6}>
          <Badge variant="light" color={trace.outcome === "ok" ? "kelp" : "red"} radius="sm" tt="none">
            {outcomeName(trace.outcome)}
          </Badge>
          {event?.response && (
            <Badge variant="light" color="gray" c="inherit" radius="sm" tt="none">
              Status {event.response.status}
            </Badge>
          )}
        </Group>
      </div>
      <SimpleGrid cols={{ base: 2, xs: 3 }} spacing="md" verticalSpacing="sm">
        <Fact label="Began">
          <When at={new Date(trace.eventTimestamp).toISOString()} />
        </Fact>
        <Fact label="Duration">{formatMillis(trace.wallTime)}</Fact>
        <Fact label="CPU time">{formatMillis(trace.cpuTime)}</Fact>
        <Fact label="Version">
          <VersionLink worker={worker} version={trace.scriptVersion.id} />
        </Fact>
        {trace.entrypoint !== undefined && <Fact label="Entrypoint">{trace.entrypoint}</Fact>}
        {trace.durableObjectId !== undefined && (
          <Fact label="Object">
            <Group gap={2} wrap="nowrap">
              <ObjectName namespace={namespace} id={trace.durableObjectId} name={objectName} />
              <CopyButton value={trace.durableObjectId} label="Copy object id" />
            </Group>
          </Fact>
        )}
        {requestId !== undefined && requestId !== "" && (
          <Fact label="Request id">
            <Group gap={2} wrap="nowrap">
              <Code style={{ overflow: "hidden", textOverflow: "ellipsis" }}>{requestId}</Code>
              <CopyButton value={requestId} label="Copy request id" />
            </Group>
          </Fact>
        )}
      </SimpleGrid>
      {trace.exceptions.map((thrown, index) => (
        <Thrown key={index} thrown={thrown} />
      ))}
      <div>
        <Title order={3} mb="xs">
          Output
        </Title>
        <LogLines trace={trace} />
        {trace.truncated && (
          <Text size="sm" c="var(--hf-quiet)" mt="xs">
            It printed more than is kept of one invocation.
          </Text>
        )}
      </div>
      {event?.request && <RequestHeaders request={event.request} />}
      <CodeBlock title="As wrangler tail prints it" code={JSON.stringify(trace, null, 2)} maxHeight={260} />
    </Stack>
  );
}

interface ObjectNameProps {
  namespace: string | undefined;
  id: string;
  name: string | undefined;
}

function ObjectName({ namespace, id, name }: ObjectNameProps) {
  const text = name ?? `${id.slice(0, 12)}…`;
  if (namespace === undefined) return text;
  return (
    <AnchorLink
      to="/durable-objects/$namespace/objects/$object"
      params={{ namespace, object: id }}
      size="sm"
      style={{ overflowWrap: "anywhere" }}
    >
      {text}
    </AnchorLink>
  );
}

function Thrown({ thrown }: { thrown: TraceException }) {
  const title = `${thrown.name}: ${thrown.message}`;
  return (
    <div>
      <Text fw={600} c="var(--mantine-color-error)" mb={6} style={{ overflowWrap: "anywhere" }}>
        {title}
      </Text>
      {thrown.stack !== undefined && (
        <CodeBlock title="Stack" code={`${title}\n${thrown.stack}`} maxHeight={320} />
      )}
    </div>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div style={{ minWidth: 0 }}>
      <Text size="xs" c="var(--hf-quiet)">
        {label}
      </Text>
      <Text component="div" size="sm">
        {children}
      </Text>
    </div>
  );
}
