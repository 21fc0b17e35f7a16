import { Table } from "@mantine/core";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { detachDomain } from "../../api/commands/zones.ts";
import { zonesQuery } from "../../api/queries/zones.ts";
import { customDomainsQuery } from "../../api/queries/worker-settings.ts";
import { DataTable } from "../../components/data-table.tsx";
import { EmptyLine } from "../../components/empty-line.tsx";
import { AnchorLink, ButtonLink } from "../../components/links.tsx";
import { notifySuccess } from "../../components/notify.ts";
import { Section } from "../../components/section.tsx";
import { ZoneBadge } from "../../components/zone-badge.tsx";
import { RoleGate } from "../../components/role-gate.tsx";
import { DomainDialog } from "./domain-dialog.tsx";
import { RemoveLink, TriggerRemoval } from "./trigger-removal.tsx";
import type { TriggerSectionProps } from "./trigger-section.ts";

/** Whole host names that are the Worker's. */
export function DomainSection({ account, worker, adding, removing, onClose }: TriggerSectionProps) {
  const queryClient = useQueryClient();
  const { data: domains } = useSuspenseQuery(customDomainsQuery(account, worker));
  const { data: zones } = useSuspenseQuery(zonesQuery(account));
  const removed = domains.find((each) => each.id === removing);
  const detach = useMutation({
    mutationFn: (id: string) => detachDomain(account, id),
    onSuccess: async () => {
      await queryClient.invalidateQueries(customDomainsQuery(account, worker));
      notifySuccess(`${removed?.hostname ?? "The host"} is no longer the Worker's`);
      onClose();
    },
  });
  return (
    <Section
      title="Custom domains"
      description={
        <>
          Host names of your own that lead to this Worker. The domain has to be under{" "}
          <AnchorLink to="/domains" size="sm" td="underline">
            Domains
          </AnchorLink>{" "}
          first.
        </>
      }
      actions={
        <RoleGate needs="Workers Routes Write">
          <ButtonLink to="." search={{ add: "domain" }} resetScroll={false} variant="default">
            Add custom domain
          </ButtonLink>
        </RoleGate>
      }
    >
      {domains.length === 0 ? (
        <EmptyLine>No custom domains. The Worker answers at its subdomain and its routes.</EmptyLine>
      ) : (
        <DataTable head={["Host", "Domain", ""]} minWidth={460}>
          {domains.map((domain) => (
            <Table.Tr key={domain.id}>
              <Table.Td fw={600}>{domain.hostname}</Table.Td>
              <Table.Td>
                {domain.zone_name}{" "}
                <ZoneBadge status={zones.find((zone) => zone.id === domain.zone_id)?.status ?? "pending"} />
              </Table.Td>
              <Table.Td>
                <RemoveLink needs="Workers Routes Write" id={domain.id} name={domain.hostname} />
              </Table.Td>
            </Table.Tr>
          ))}
        </DataTable>
      )}
      {adding === "domain" && (
        <DomainDialog account={account} worker={worker} zones={zones} onClose={onClose} />
      )}
      {removed && (
        <TriggerRemoval
          kind="custom domain"
          name={removed.hostname}
          removal={{ ...detach, mutate: () => detach.mutate(removed.id) }}
          onClose={onClose}
        >
          Requests to this host reach the Worker no more.
        </TriggerRemoval>
      )}
    </Section>
  );
}
