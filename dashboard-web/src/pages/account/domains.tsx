import { Button, Group, Stack, Text, TextInput, Title } from "@mantine/core";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { addZone, checkZone, deleteZone } from "../../api/commands/zones.ts";
import type { Zone } from "../../api/model.ts";
import { zonesQuery } from "../../api/queries/zones.ts";
import { ConfirmTyped } from "../../components/confirm-typed.tsx";
import { EmptyLine } from "../../components/empty-line.tsx";
import { ErrorPanel } from "../../components/error-panel.tsx";
import { notifySuccess } from "../../components/notify.ts";
import { PageHeader } from "../../components/page-header.tsx";
import { RowLink } from "../../components/row-actions.tsx";
import { Surface } from "../../components/surface.tsx";
import { TxtRecord } from "../../components/txt-record.tsx";
import { When } from "../../components/when.tsx";
import { ZoneBadge } from "../../components/zone-badge.tsx";
import { RoleGate } from "../../components/role-gate.tsx";

const route = getRouteApi("/authenticated/shell/domains");

export function Domains() {
  const { account } = route.useRouteContext();
  const { remove } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: zones } = useSuspenseQuery(zonesQuery(account.id));
  const removed = zones.find((each) => each.id === remove);
  return (
    <>
      <PageHeader
        title="Domains"
        description="Domains of your own. A Worker's routes and custom domains lie in them; what shows that a domain is yours is a TXT record."
      />
      <AddDomain account={account.id} />
      {zones.length === 0 ? (
        <EmptyLine>No domains yet. Without one, Workers answer below the account's subdomain.</EmptyLine>
      ) : (
        <Stack>
          {zones.map((zone) => (
            <DomainCard key={zone.id} account={account.id} zone={zone} />
          ))}
        </Stack>
      )}
      {removed && (
        <RemoveDomain account={account.id} zone={removed} onClose={() => void navigate({ search: {} })} />
      )}
    </>
  );
}

function AddDomain({ account }: { account: string }) {
  const queryClient = useQueryClient();
  const [name, setName] = useState("");
  const add = useMutation({
    mutationFn: () => addZone(account, name.trim()),
    onSuccess: async () => {
      setName("");
      await queryClient.invalidateQueries(zonesQuery(account));
    },
  });
  return (
    <Surface mb="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== "") add.mutate();
        }}
      >
        <Stack>
          <Group align="flex-end" gap="sm">
            <TextInput
              label="Domain"
              placeholder="example.com"
              flex={1}
              miw={180}
              spellCheck={false}
              autoComplete="off"
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <RoleGate needs="Workers Routes Write">
              <Button type="submit" disabled={name.trim() === ""} loading={add.isPending}>
                Add domain
              </Button>
            </RoleGate>
          </Group>
          {add.isError && <ErrorPanel error={add.error} title="The domain was not added" />}
        </Stack>
      </form>
    </Surface>
  );
}

function DomainCard({ account, zone }: { account: string; zone: Zone }) {
  const queryClient = useQueryClient();
  const check = useMutation({
    mutationFn: () => checkZone(zone.id),
    onSuccess: async (checked) => {
      await queryClient.invalidateQueries(zonesQuery(account));
      if (checked.status === "active") notifySuccess(`${zone.name} is yours: routes in it are served`);
    },
  });
  const isActive = zone.status === "active";
  return (
    <Surface>
      <Stack gap="md">
        <Group justify="space-between" align="flex-start" gap="sm" wrap="nowrap">
          <Group gap="4px 12px">
            <Title order={2} size="h3" style={{ overflowWrap: "anywhere" }}>
              {zone.name}
            </Title>
            <ZoneBadge status={zone.status} />
          </Group>
          <Group gap={6} justify="flex-end">
            {!isActive && (
              <RoleGate needs="Workers Routes Write">
                <Button size="xs" loading={check.isPending} onClick={() => check.mutate()}>
                  Check now
                </Button>
              </RoleGate>
            )}
            <RoleGate needs="Workers Routes Write">
              <RowLink to="." search={{ remove: zone.id }} aria-label={`Delete ${zone.name}`}>
                Delete
              </RowLink>
            </RoleGate>
          </Group>
        </Group>
        {isActive ? (
          <Text size="sm" c="var(--hf-quiet)">
            Yours {zone.activated_on && <When at={zone.activated_on} />}. Lead its DNS to the platform, then
            give Workers routes in it on their page Triggers.
          </Text>
        ) : (
          <TxtRecord zone={zone} />
        )}
        {check.isError && <ErrorPanel error={check.error} title="The record was not found" color="lamp" />}
      </Stack>
    </Surface>
  );
}

interface RemoveProps {
  account: string;
  zone: Zone;
  onClose: () => void;
}

function RemoveDomain({ account, zone, onClose }: RemoveProps) {
  const queryClient = useQueryClient();
  const remove = useMutation({
    mutationFn: () => deleteZone(zone.id),
    onSuccess: async () => {
      await queryClient.invalidateQueries(zonesQuery(account));
      notifySuccess(`${zone.name} is deleted`);
      onClose();
    },
  });
  return (
    <ConfirmTyped
      title="Delete domain"
      word={zone.name}
      action="Delete"
      pending={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      <Text size="sm">Routes and custom domains in it are deleted too and answer nothing afterwards.</Text>
    </ConfirmTyped>
  );
}
