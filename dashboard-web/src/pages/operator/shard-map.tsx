import { Group, Text, Title } from "@mantine/core";
import type { Shard } from "../../api/model.ts";
import { Surface } from "../../components/surface.tsx";
import { cssColor } from "../../components/charts/series.ts";

interface Props {
  shards: Shard[];
  /** Names of pods that own any. */
  owners: string[];
}

const COLUMNS = 64;
const CELL = 10;
const GAP = 2;
const PALETTE = ["kelp.6", "lamp.5", "blue.5", "grape.5", "cyan.6", "orange.6", "indigo.4", "lime.7"];

const colorOf = (owner: number) => cssColor(PALETTE[owner % PALETTE.length] ?? "gray.5");

/** All shards as small squares in the colours of their pods. What it shows is in the table below it too. */
export function ShardMap({ shards, owners }: Props) {
  const rows = Math.ceil(shards.length / COLUMNS);
  const owned = shards.filter((shard) => shard.pod !== undefined).length;
  return (
    <Surface>
      <Group justify="space-between" mb="md" gap="sm">
        <Title order={3}>Who owns what</Title>
        <Group gap="md">
          {owners.map((owner, index) => (
            <Group key={owner} gap={6}>
              <Swatch color={colorOf(index)} />
              <Text size="sm">
                {owner}: {shards.filter(({ pod }) => pod === owner).length}
              </Text>
            </Group>
          ))}
          <Group gap={6}>
            <Swatch color="var(--hf-line)" />
            <Text size="sm">nobody: {shards.length - owned}</Text>
          </Group>
        </Group>
      </Group>
      <svg
        role="img"
        aria-label={`${owned} of ${shards.length} shards are owned`}
        viewBox={`0 0 ${COLUMNS * CELL - GAP} ${rows * CELL - GAP}`}
        width="100%"
      >
        {shards.map((shard) => (
          <rect
            key={shard.number}
            x={(shard.number % COLUMNS) * CELL}
            y={Math.floor(shard.number / COLUMNS) * CELL}
            width={CELL - GAP}
            height={CELL - GAP}
            rx={1.5}
            fill={shard.pod === undefined ? "var(--hf-line)" : colorOf(owners.indexOf(shard.pod))}
          />
        ))}
      </svg>
    </Surface>
  );
}

function Swatch({ color }: { color: string }) {
  return (
    <svg width={10} height={10} aria-hidden>
      <rect width={10} height={10} rx={2} fill={color} />
    </svg>
  );
}
