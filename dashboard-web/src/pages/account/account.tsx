import { Button, Code, Group, SimpleGrid, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { renameAccount } from "../../api/commands/account.ts";
import { accountsQuery } from "../../api/queries/account.ts";
import { membershipsQuery } from "../../api/queries/members.ts";
import { platformQuery } from "../../api/queries/platform.ts";
import { CopyButton } from "../../components/copy-button.tsx";
import { ErrorPanel } from "../../components/error-panel.tsx";
import { Fact } from "../../components/fact.tsx";
import { notifySuccess } from "../../components/notify.ts";
import { PageHeader } from "../../components/page-header.tsx";
import { Section } from "../../components/section.tsx";
import { Surface } from "../../components/surface.tsx";
import { When } from "../../components/when.tsx";
import { RoleGate } from "../../components/role-gate.tsx";
import { roleNames } from "../../domain/role.ts";
import { workersHost } from "../../domain/worker-host.ts";

const route = getRouteApi("/authenticated/shell/account");

export function AccountPage() {
  const { account, subdomain } = route.useRouteContext();
  const { data: platform } = useSuspenseQuery(platformQuery);
  const { data: memberships } = useSuspenseQuery(membershipsQuery);
  const membership = memberships.find((each) => each.account.id === account.id);
  return (
    <>
      <PageHeader
        title="Account"
        description="What belongs together: Workers, objects, members and a plan."
      />
      <Section title="Facts">
        <Surface>
          <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
            <Fact label="Account id">
              <Group gap={4} wrap="nowrap">
                <Code>{account.id}</Code>
                <CopyButton value={account.id} label="Copy account id" />
              </Group>
            </Fact>
            <Fact label="Workers answer below">
              {subdomain === null
                ? "Not chosen, or not shown to your role"
                : `${subdomain}.${workersHost(platform.workers)}`}
            </Fact>
            <Fact label="Your role">{membership ? roleNames(membership.roles) : "None"}</Fact>
            <Fact label="Created">
              <When at={account.created_on} />
            </Fact>
          </SimpleGrid>
        </Surface>
      </Section>
      <Section title="Name" description="Shown to its members, on invitations and invoices.">
        <Surface>
          <Rename account={account.id} name={account.name} />
        </Surface>
      </Section>
    </>
  );
}

function Rename({ account, name }: { account: string; name: string }) {
  const router = useRouter();
  const queryClient = useQueryClient();
  const [typed, setTyped] = useState(name);
  const wanted = typed.trim();
  const rename = useMutation({
    mutationFn: () => renameAccount(account, wanted),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ ...accountsQuery, refetchType: "all" });
      await router.invalidate();
      notifySuccess(`The account is called ${wanted} now`);
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (wanted !== "" && wanted !== name) rename.mutate();
      }}
    >
      <Stack>
        <Group align="flex-end" gap="sm">
          <TextInput
            label="Account name"
            flex={1}
            miw={200}
            maxLength={100}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <RoleGate needs="Account Settings Write">
            <Button type="submit" disabled={wanted === "" || wanted === name} loading={rename.isPending}>
              Rename
            </Button>
          </RoleGate>
        </Group>
        {rename.isError && <ErrorPanel error={rename.error} title="The account was not renamed" />}
      </Stack>
    </form>
  );
}
