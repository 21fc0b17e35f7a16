import { SimpleGrid } from "@mantine/core";
import type { MetricValues } from "../../../api/model.ts";
import { Figure } from "../../../components/figure.tsx";
import { Surface } from "../../../components/surface.tsx";
import { errorShare } from "../../../domain/metrics.ts";
import { refusedOf } from "../../../domain/outcome.ts";
import { formatCount, formatMicros, formatShare, formatWhole } from "../../../domain/numbers.ts";

/** How a Worker fares, in four numbers; `totals` is absent while they are loaded. */
export function KeyFigures({ totals }: { totals: MetricValues | undefined }) {
  const { cpu, wall } = totals ?? {};
  return (
    <Surface>
      <SimpleGrid cols={{ base: 2, md: 4 }} spacing="lg">
        <Figure label="Requests" note={totals && requestsNote(totals)}>
          {totals && formatCount(totals.requests)}
        </Figure>
        <Figure label="Errors" note={totals && `${formatWhole(totals.errors)} failed`}>
          {totals && formatShare(errorShare(totals))}
        </Figure>
        <Figure label="CPU time, median" note={cpu && `99 % within ${formatMicros(cpu.p99)}`}>
          {totals && (cpu ? formatMicros(cpu.p50) : "–")}
        </Figure>
        <Figure label="Duration, median" note={wall && `99 % within ${formatMicros(wall.p99)}`}>
          {totals && (wall ? formatMicros(wall.p50) : "–")}
        </Figure>
      </SimpleGrid>
    </Surface>
  );
}

function requestsNote({ subrequests, outcomes }: MetricValues): string {
  const refused = refusedOf(outcomes);
  const made = `${formatWhole(subrequests)} subrequests`;
  return refused === 0 ? made : `${made}; ${formatWhole(refused)} more refused`;
}
