import { Badge, Code, Group, SimpleGrid, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { plansQuery, subscriptionQuery } from "../../api/queries/billing.ts";
import { settingsQuery } from "../../api/queries/worker-settings.ts";
import { versionsQuery } from "../../api/queries/workers.ts";
import { Fact } from "../../components/fact.tsx";
import { Section } from "../../components/section.tsx";
import { Surface } from "../../components/surface.tsx";
import { formatMillis } from "../../domain/numbers.ts";
import { DangerZone } from "./danger-zone.tsx";
import { LogSettings } from "./log-settings.tsx";

const route = getRouteApi("/authenticated/shell/workers/$name/settings");

export function WorkerSettings() {
  const { account } = route.useRouteContext();
  const { name } = route.useParams();
  const { data: settings } = useSuspenseQuery(settingsQuery(account.id, name));
  return (
    <>
      <Section title="Runtime" description="Chosen by the code that was deployed; wrangler changes it.">
        <Surface>
          <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="lg">
            <Fact label="Compatibility date">{settings.compatibility_date}</Fact>
            <Fact label="Compatibility flags">
              <Names of={settings.compatibility_flags} />
            </Fact>
            <Fact label="CPU time of an invocation">
              <CpuLimit account={account.id} worker={name} />
            </Fact>
            <Fact label="Migration tag">{settings.migration_tag ?? "None"}</Fact>
            <Fact label="Tail consumers">
              <Names of={settings.tail_consumers} />
            </Fact>
            <Fact label="Tags">
              <Names of={settings.tags} />
            </Fact>
          </SimpleGrid>
        </Surface>
      </Section>
      <LogSettings account={account.id} worker={name} observability={settings.observability} />
      <DangerZone account={account.id} worker={name} />
    </>
  );
}

function Names({ of: names }: { of: string[] }) {
  if (names.length === 0) return "None";
  return (
    <Group gap={6}>
      {names.map((name) => (
        <Badge key={name} variant="default" radius="sm" tt="none" component={Code}>
          {name}
        </Badge>
      ))}
    </Group>
  );
}

/** The version's own limit, or the plan's. */
function CpuLimit({ account, worker }: { account: string; worker: string }) {
  const { data: versions } = useSuspenseQuery(versionsQuery(account, worker));
  const { data: subscription } = useSuspenseQuery(subscriptionQuery(account));
  const { data: plans } = useSuspenseQuery(plansQuery);
  const own = versions[0]?.resources.script_runtime.limits?.cpu_ms;
  const plan = plans.find((each) => each.id === subscription.plan);
  const millis = own ?? plan?.limits.invocation_cpu_millis;
  if (millis === undefined) return "The plan's";
  return (
    <>
      {formatMillis(millis)}{" "}
      <Text span size="sm" c="var(--hf-quiet)" fw={400}>
        {own === undefined ? `with ${plan?.name}` : "set by the version"}
      </Text>
    </>
  );
}
