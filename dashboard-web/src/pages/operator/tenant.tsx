import { Code, Group, SimpleGrid, Stack, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { operatorAccountQuery } from "../../api/queries/operator.ts";
import { CopyButton } from "../../components/copy-button.tsx";
import { Fact } from "../../components/fact.tsx";
import { AnchorLink } from "../../components/links.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { Section } from "../../components/section.tsx";
import { Surface } from "../../components/surface.tsx";
import { When } from "../../components/when.tsx";
import { planName } from "../../domain/plan-name.ts";
import { LimitsForm } from "./limits-form.tsx";
import { Suspension } from "./suspension.tsx";
import { TenantUsage } from "./tenant-usage.tsx";
import { SuspendedBadge } from "./tenants.tsx";

const route = getRouteApi("/authenticated/shell/operator/tenants/$id");

export function Tenant() {
  const { id } = route.useParams();
  const { data: account } = useSuspenseQuery(operatorAccountQuery(id));
  return (
    <>
      <AnchorLink to="/operator/tenants" size="sm" c="var(--hf-quiet)">
        Tenants
      </AnchorLink>
      <PageHeader
        title={account.name}
        description={
          <Group gap={6} component="span">
            <SuspendedBadge suspended={account.suspension !== undefined} />
            <Code>{account.id}</Code>
            <CopyButton value={account.id} label="Copy account id" />
          </Group>
        }
      />
      <Stack gap={36}>
        <Surface>
          <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="lg">
            <Fact label="Subdomain">{account.subdomain ?? "Not chosen"}</Fact>
            <Fact label="Plan">{planName(account.plan)}</Fact>
            <Fact label="Standing">{account.standing}</Fact>
            <Fact label="Since">
              <When at={account.created_on} />
            </Fact>
          </SimpleGrid>
        </Surface>
        <div>
          <TenantUsage id={id} />
          <Section
            title="Limits"
            description="What is left empty is as the installation and the account's plan have it."
          >
            <LimitsForm key={JSON.stringify(account.limits)} id={id} limits={account.limits} />
          </Section>
          <Section
            title="Suspension"
            description="A suspended account's addresses answer a page that says so, and its objects and schedules do not run. Nothing is deleted."
          >
            <Suspension account={account} />
          </Section>
          <Text size="sm" c="var(--hf-quiet)">
            Changes made here are in the account's audit log, which its members see.
          </Text>
        </div>
      </Stack>
    </>
  );
}
