import { SimpleGrid, Text } from "@mantine/core";
import type { BilledUsage } from "../../api/model.ts";
import { compactAmount, metricTitle } from "../../domain/billed-metrics.ts";
import { localTime, nextMidnightUtc } from "../../domain/time.ts";
import { Meter } from "./meter.tsx";

/** What is used of the free plan's daily amounts, and when they are there again. */
export function FreeDay({ usage }: { usage: BilledUsage }) {
  const daily = usage.lines.filter((line) => line.period === "day");
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg" verticalSpacing="md">
        {daily.map(({ metric, used, included }) => (
          <Meter
            key={metric}
            label={metricTitle(metric)}
            text={`${compactAmount(used)} of ${compactAmount(included)}`}
            share={included === 0 ? 0 : used / included}
          />
        ))}
      </SimpleGrid>
      <Text size="xs" c="var(--hf-quiet)" mt="md">
        All of it is there again at 00:00 UTC, which is {localTime(nextMidnightUtc(new Date()))} here. Until
        then, what is beyond an amount is refused; nothing is charged.
      </Text>
    </>
  );
}
