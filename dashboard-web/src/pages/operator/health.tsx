import { SimpleGrid, Stack, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import type { PlatformHealth } from "../../api/model.ts";
import { healthQuery } from "../../api/queries/operator.ts";
import { Figure } from "../../components/figure.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { Section } from "../../components/section.tsx";
import { Surface } from "../../components/surface.tsx";
import { When } from "../../components/when.tsx";
import { formatWhole } from "../../domain/numbers.ts";
import { PaymentEvents } from "./payment-events.tsx";
import { ServiceCard } from "./service-card.tsx";

const BACKLOGS: Record<string, string> = {
  outbox: "Facts to publish",
  rollups: "Counts of pods",
  traces: "Logs of pods",
  "payment-events": "Payment events",
};

export function Health() {
  const { data: health } = useSuspenseQuery(healthQuery);
  return (
    <>
      <PageHeader
        title="Health"
        description="What the platform stands on, as the control plane that answers sees it. Checked every ten seconds while you look."
      />
      <Section
        title="Services"
        description={
          <>
            Checked <When at={health.checked_on} />
          </>
        }
      >
        <SimpleGrid cols={{ base: 1, xs: 2, lg: 4 }} spacing="md">
          {health.services.map((service) => (
            <ServiceCard key={service.id} service={service} />
          ))}
        </SimpleGrid>
      </Section>
      <Section
        title="What waits"
        description="Numbers that stay above zero for long say that somebody is behind."
      >
        <Surface>
          <SimpleGrid cols={{ base: 2, md: 4 }} spacing="lg">
            {health.backlogs.map((backlog) => (
              <Figure
                key={backlog.id}
                label={BACKLOGS[backlog.id] ?? backlog.id}
                note={<Oldest backlog={backlog} />}
              >
                {formatWhole(backlog.waiting)}
              </Figure>
            ))}
          </SimpleGrid>
        </Surface>
      </Section>
      <PaymentEvents />
    </>
  );
}

function Oldest({ backlog }: { backlog: PlatformHealth["backlogs"][number] }) {
  if (backlog.waiting === 0) return "Nothing waits";
  if (backlog.oldest_on === undefined) return "Being worked on";
  return (
    <Stack gap={0}>
      <Text size="xs" component="div">
        oldest <When at={backlog.oldest_on} />
      </Text>
    </Stack>
  );
}
