import { SimpleGrid, Stack } from "@mantine/core";
import type { Metrics } from "../../api/model.ts";
import type { Point, Series } from "../../components/charts/series.ts";
import { TimeSeries } from "../../components/charts/time-series.tsx";
import { formatMillis } from "../../domain/numbers.ts";

type Values = Metrics["totals"];

const REQUESTS: Series[] = [
  { key: "succeeded", label: "Succeeded", color: "kelp.6" },
  { key: "failed", label: "Failed", color: "red.6" },
];
const STORAGE: Series[] = [
  { key: "read", label: "Read units", color: "kelp.6" },
  { key: "written", label: "Write units", color: "lamp.5" },
  { key: "deleted", label: "Deletes", color: "gray.5" },
];
const ACTIVE: Series[] = [{ key: "active", label: "Active", color: "kelp.6" }];
const MESSAGES: Series[] = [
  { key: "in", label: "Received", color: "kelp.6" },
  { key: "out", label: "Sent", color: "lamp.5" },
];

/** What objects did over time: requests, time in memory, storage, messages of sockets. */
export function MetricCharts({ metrics }: { metrics: Metrics | undefined }) {
  const points = (pick: (values: Values) => Point["values"]) =>
    metrics?.series.map(({ start, values }) => ({ at: start, values: pick(values) }));
  return (
    <Stack gap="lg">
      <TimeSeries
        title="Requests"
        kind="bars"
        series={REQUESTS}
        points={points((values) => ({
          succeeded: Math.max(0, values.requests - values.errors),
          failed: values.errors,
        }))}
      />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <TimeSeries
          title="Storage"
          kind="bars"
          height={170}
          series={STORAGE}
          empty="Nothing was read or written in this time."
          points={points((values) => ({
            read: values.storage_read_units,
            written: values.storage_write_units,
            deleted: values.storage_deletes,
          }))}
        />
        <TimeSeries
          title="Time in memory"
          height={170}
          series={ACTIVE}
          format={formatMillis}
          empty="Nothing was awake in this time."
          points={points((values) => ({ active: values.active_millis }))}
        />
      </SimpleGrid>
      {metrics !== undefined &&
        metrics.totals.socket_messages_in + metrics.totals.socket_messages_out > 0 && (
          <TimeSeries
            title="Messages of sockets"
            kind="bars"
            height={170}
            series={MESSAGES}
            points={points((values) => ({ in: values.socket_messages_in, out: values.socket_messages_out }))}
          />
        )}
    </Stack>
  );
}
