import { Code, SimpleGrid, Skeleton, Stack, Text, Title } from "@mantine/core";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { workerMetricsQuery } from "../../api/queries/metrics.ts";
import { deploymentsQuery, versionQuery, workersQuery } from "../../api/queries/workers.ts";
import { TimeSeries } from "../../components/charts/time-series.tsx";
import { ErrorPanel } from "../../components/error-panel.tsx";
import { EmptyLine } from "../../components/empty-line.tsx";
import { Fact } from "../../components/fact.tsx";
import { AnchorLink } from "../../components/links.tsx";
import { Surface } from "../../components/surface.tsx";
import { VersionLink } from "../../components/version-link.tsx";
import { When } from "../../components/when.tsx";
import { outcomesOf } from "../../domain/metrics.ts";
import { DEFAULT_RANGE, rangeName } from "../../domain/range.ts";
import { BindingTable } from "./binding-table.tsx";
import { KeyFigures } from "./metrics/key-figures.tsx";

const route = getRouteApi("/authenticated/shell/workers/$name/");

export function WorkerOverview() {
  const { account } = route.useRouteContext();
  const { name } = route.useParams();
  const { data: workers } = useSuspenseQuery(workersQuery(account.id));
  const { data: deployments } = useSuspenseQuery(deploymentsQuery(account.id, name));
  const worker = workers.find((candidate) => candidate.id === name);
  const active = deployments[0];
  const versionId = active?.versions[0]?.version_id;
  return (
    <Stack gap="lg">
      <Surface>
        <SimpleGrid cols={{ base: 2, md: 4 }} spacing="lg">
          <Fact label="Last deployment">{active ? <When at={active.created_on} /> : "Never"}</Fact>
          <Fact label="In service">
            {active === undefined
              ? "Nothing"
              : active.versions.map(({ version_id, percentage }) => (
                  <div key={version_id}>
                    <VersionLink worker={name} version={version_id} />
                    {percentage < 100 && ` ${percentage} %`}
                  </div>
                ))}
          </Fact>
          <Fact label="Compatibility date">{worker?.compatibility_date ?? "Not set"}</Fact>
          <Fact label="Migration tag">{worker?.migration_tag ?? "None"}</Fact>
        </SimpleGrid>
      </Surface>
      <Activity account={account.id} name={name} />
      <div>
        <Title order={2} mb="xs">
          Bindings
        </Title>
        {versionId === undefined ? (
          <Text c="var(--hf-quiet)">Nothing is deployed.</Text>
        ) : (
          <Bindings account={account.id} name={name} version={versionId} />
        )}
      </div>
    </Stack>
  );
}

/** How it went in the last day; where the viewer may not see metrics, it says so. */
function Activity({ account, name }: { account: string; name: string }) {
  const query = useQuery(workerMetricsQuery(account, name, DEFAULT_RANGE, "outcome"));
  if (query.isError) {
    return (
      <ErrorPanel
        error={query.error}
        title="Metrics could not be loaded"
        onRetry={() => void query.refetch()}
      />
    );
  }
  return (
    <>
      <KeyFigures totals={query.data?.totals} />
      <TimeSeries
        title={`Requests in ${rangeName(DEFAULT_RANGE)}`}
        kind="bars"
        height={180}
        withLegend
        {...outcomesOf(query.data)}
        empty="No requests yet. Open the Worker's address, and they show up here within seconds."
        aside={
          <AnchorLink
            to="/workers/$name/metrics"
            params={{ name }}
            size="sm"
            style={{ whiteSpace: "nowrap" }}
          >
            All metrics
          </AnchorLink>
        }
      />
    </>
  );
}

interface BindingsProps {
  account: string;
  name: string;
  version: string;
}

function Bindings({ account, name, version }: BindingsProps) {
  const query = useQuery(versionQuery(account, name, version));
  if (query.isPending) return <Skeleton h={120} radius="lg" />;
  if (query.isError) {
    return (
      <ErrorPanel
        error={query.error}
        title="Bindings could not be loaded"
        onRetry={() => void query.refetch()}
      />
    );
  }
  const { bindings } = query.data.resources;
  if (bindings.length === 0) {
    return (
      <EmptyLine>
        No bindings. Variables and Durable Objects that the Worker declares appear here, as properties of{" "}
        <Code>env</Code>.
      </EmptyLine>
    );
  }
  return <BindingTable account={account} bindings={bindings} />;
}
