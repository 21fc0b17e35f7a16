import { Badge, Group, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import type { Pod } from "../../api/model.ts";
import { podsQuery } from "../../api/queries/operator.ts";
import { EmptyLine } from "../../components/empty-line.tsx";
import { Fact } from "../../components/fact.tsx";
import { AnchorLink } from "../../components/links.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { Surface } from "../../components/surface.tsx";
import { When } from "../../components/when.tsx";
import { formatBytes, formatDecimal, formatWhole } from "../../domain/numbers.ts";

export function Pods() {
  const { data: pods } = useSuspenseQuery(podsQuery);
  return (
    <>
      <PageHeader
        title="Pods"
        description="Each pod tells of itself every five seconds. Those that were silent for an hour, or stopped in order, are not shown."
      />
      {pods.length === 0 ? (
        <EmptyLine>
          No pod has told of itself in the last hour. Without a pod, nothing of any tenant runs.
        </EmptyLine>
      ) : (
        <Stack gap="lg">
          {pods.map((pod) => (
            <PodCard key={pod.name} pod={pod} />
          ))}
        </Stack>
      )}
    </>
  );
}

function PodCard({ pod }: { pod: Pod }) {
  return (
    <Surface>
      <Group justify="space-between" mb="lg" gap="sm">
        <Group gap="sm">
          <Title order={2}>{pod.name}</Title>
          <Badge variant="light" color={pod.alive ? "kelp" : "red"} radius="sm" tt="none">
            {pod.alive ? "Alive" : "Silent"}
          </Badge>
          {!pod.hears_changes && (
            <Badge variant="light" color="lamp" radius="sm" tt="none">
              Cut off from Redis
            </Badge>
          )}
        </Group>
        <Text size="sm" c="var(--hf-quiet)" component="div">
          Release {pod.version}, told <When at={pod.reported_on} />
        </Text>
      </Group>
      <SimpleGrid cols={{ base: 2, sm: 3, md: 5 }} spacing="lg">
        <Fact label="Running since">
          <When at={pod.started_on} />
        </Fact>
        <Fact label="Shards owned">
          <AnchorLink to="/operator/shards" search={{ pod: pod.name }} fw={550}>
            {formatWhole(pod.shards)}
          </AnchorLink>
        </Fact>
        <Fact label="Objects awake">
          {formatWhole(pod.awake)} of {formatWhole(pod.objects)} known
        </Fact>
        <Fact label="Open sockets">{formatWhole(pod.sockets)}</Fact>
        <Fact label="Requests now">{formatWhole(pod.requests)}</Fact>
        <Fact label="Sandboxes">{formatWhole(pod.sandboxes)}</Fact>
        <Fact label="Memory of sandboxes">{formatBytes(pod.sandbox_bytes)}</Fact>
        <Fact label="Heap of the pod">{formatBytes(pod.heap_bytes)}</Fact>
        <Fact label="Load of the machine">
          {pod.load === undefined
            ? "Unknown"
            : `${formatDecimal(pod.load)} of ${formatWhole(pod.processors)}`}
        </Fact>
      </SimpleGrid>
    </Surface>
  );
}
