import { Group, Skeleton, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { usageQuery } from "../../api/queries/billing.ts";
import { ErrorPanel } from "../../components/error-panel.tsx";
import { AnchorLink } from "../../components/links.tsx";
import { Surface } from "../../components/surface.tsx";
import { CostFigures } from "./cost-figures.tsx";
import { FreeDay } from "./free-day.tsx";

/** The current period in short: on a paid plan what it costs, on a free one what is left of today. */
export function PeriodSummary({ account }: { account: string }) {
  const { data: usage, error, refetch } = useQuery(usageQuery(account, { period: "current", by: "worker" }));
  if (error)
    return <ErrorPanel error={error} title="Usage could not be loaded" onRetry={() => void refetch()} />;
  return (
    <Surface>
      <Group justify="space-between" mb="md">
        <Title order={3}>{usage?.price_cents === 0 ? "Today" : "This period"}</Title>
        <AnchorLink to="/billing/usage" size="sm">
          What costs how much
        </AnchorLink>
      </Group>
      {usage === undefined && <Skeleton h={78} />}
      {usage !== undefined &&
        (usage.price_cents === 0 ? <FreeDay usage={usage} /> : <CostFigures usage={usage} />)}
    </Surface>
  );
}
