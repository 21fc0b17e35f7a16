import { Alert, Button, Group, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { IconFolderUp, IconRocket, IconTerminal2 } from "@tabler/icons-react";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { AnchorLink, ButtonLink } from "../../components/links.tsx";
import type { ReactNode } from "react";
import { tokensQuery } from "../../api/queries/tokens.ts";
import { subscriptionQuery } from "../../api/queries/billing.ts";
import { workersQuery } from "../../api/queries/workers.ts";
import { guideProgress } from "../../domain/guide.ts";
import { ConnectWrangler } from "./connect-wrangler.tsx";
import { GuideSteps } from "./guide-steps.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { Surface } from "../../components/surface.tsx";
import { RoleGate } from "../../components/role-gate.tsx";

const route = getRouteApi("/authenticated/shell/start");

export function Start() {
  const { account } = route.useRouteContext();
  const { data: subscription } = useSuspenseQuery(subscriptionQuery(account.id));
  const { data: workers } = useSuspenseQuery(workersQuery(account.id));
  const { data: tokens = [] } = useQuery(tokensQuery);
  const newest = workers.toSorted((a, b) => b.modified_on.localeCompare(a.modified_on))[0];
  return (
    <>
      <PageHeader
        title="Get started"
        description="Three ways to deploy your first Worker. The first takes half a minute."
      />
      {subscription.plan === "workers_free" && <PlanNotice />}
      <SimpleGrid cols={{ base: 1, md: 3 }} spacing="md" mb="xl">
        <Way
          icon={<IconRocket size={22} stroke={1.6} />}
          title="Deploy a template here"
          text={
            <>
              Pick a small Worker, read its code, give it a name: it answers a moment later. Or{" "}
              <AnchorLink underline="always" to="/new">
                write one here
              </AnchorLink>
              .
            </>
          }
        >
          <RoleGate needs="Workers Scripts Write">
            <ButtonLink to="/workers" search={{ deploy: "hello-world-object" }}>
              Choose a template
            </ButtonLink>
          </RoleGate>
        </Way>
        <Way
          icon={<IconTerminal2 size={22} stroke={1.6} />}
          title="Connect wrangler"
          text="Three variables point the command line that you know at this platform. The lines are below."
        >
          <Button variant="default" component="a" href="#wrangler">
            Show the lines
          </Button>
        </Way>
        <Way
          icon={<IconFolderUp size={22} stroke={1.6} />}
          title="Upload files"
          text="Drop a folder or a zip file into the browser, which bundles it and its npm packages."
        >
          <RoleGate needs="Workers Scripts Write">
            <ButtonLink variant="default" to="/upload">
              Upload files
            </ButtonLink>
          </RoleGate>
        </Way>
      </SimpleGrid>
      <GuideSteps
        progress={guideProgress({ subscription, tokens, workers })}
        worker={newest?.id}
        url={newest?.url}
      />
      <ConnectWrangler account={account.id} />
    </>
  );
}

function PlanNotice() {
  return (
    <Alert color="lamp" variant="light" mb="lg" title="Durable Objects belong to the paid plan">
      <Text size="sm">
        Plain Workers do not need it.{" "}
        <AnchorLink underline="always" to="/billing">
          See your plan
        </AnchorLink>
      </Text>
    </Alert>
  );
}

interface WayProps {
  icon: ReactNode;
  title: string;
  text: ReactNode;
  children: ReactNode;
}

function Way({ icon, title, text, children }: WayProps) {
  return (
    <Surface>
      <Stack h="100%" gap="xs" justify="space-between">
        <div>
          <Group c="var(--hf-link)" mb="sm">
            {icon}
          </Group>
          <Title order={3}>{title}</Title>
          <Text size="sm" c="var(--hf-quiet)" mt={4} mb="md" lh={1.6}>
            {text}
          </Text>
        </div>
        <Group>{children}</Group>
      </Stack>
    </Surface>
  );
}
