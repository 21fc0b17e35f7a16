import { Code, Table } from "@mantine/core";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { addRoute, removeRoute } from "../../api/commands/zones.ts";
import type { WorkerRoute, Zone } from "../../api/model.ts";
import { scriptRoutesQuery } from "../../api/queries/worker-settings.ts";
import { zonesQuery } from "../../api/queries/zones.ts";
import { DataTable } from "../../components/data-table.tsx";
import { EmptyLine } from "../../components/empty-line.tsx";
import { ButtonLink } from "../../components/links.tsx";
import { notifySuccess } from "../../components/notify.ts";
import { Section } from "../../components/section.tsx";
import { RoleGate } from "../../components/role-gate.tsx";
import { RemoveLink, TriggerRemoval } from "./trigger-removal.tsx";
import type { TriggerSectionProps } from "./trigger-section.ts";
import { ZonedDialog } from "./zoned-dialog.tsx";

/** Parts of the account's domains whose requests the Worker takes. */
export function RouteSection({ account, worker, adding, removing, onClose }: TriggerSectionProps) {
  const queryClient = useQueryClient();
  const query = scriptRoutesQuery(account, worker);
  const { data: routes } = useSuspenseQuery(query);
  const { data: zones } = useSuspenseQuery(zonesQuery(account));
  const removed = routes.find((each) => each.id === removing);
  const done = async (message: string) => {
    await queryClient.invalidateQueries(query);
    notifySuccess(message);
    onClose();
  };
  const add = useMutation({
    mutationFn: ({ text, zone }: { text: string; zone: Zone }) => addRoute(zone.id, text, worker),
    onSuccess: (route) => done(`${route.pattern} leads to ${worker}`),
  });
  const remove = useMutation({
    mutationFn: ({ id, zone_name }: WorkerRoute) =>
      removeRoute(zones.find((zone) => zone.name === zone_name)?.id ?? "", id),
    onSuccess: () => done("The route is removed"),
  });
  return (
    <Section
      title="Routes"
      description="Patterns of addresses in your domains. Of those that match, the most specific one wins."
      actions={
        <RoleGate needs="Workers Routes Write">
          <ButtonLink to="." search={{ add: "route" }} resetScroll={false} variant="default">
            Add route
          </ButtonLink>
        </RoleGate>
      }
    >
      {routes.length === 0 ? (
        <EmptyLine>
          No routes. <Code>example.com/api/*</Code> would send part of a site to this Worker.
        </EmptyLine>
      ) : (
        <DataTable head={["Pattern", "Domain", ""]} minWidth={460}>
          {routes.map((route) => (
            <Table.Tr key={route.id}>
              <Table.Td>
                <Code>{route.pattern}</Code>
              </Table.Td>
              <Table.Td>{route.zone_name}</Table.Td>
              <Table.Td>
                <RemoveLink needs="Workers Routes Write" id={route.id} name={route.pattern} />
              </Table.Td>
            </Table.Tr>
          ))}
        </DataTable>
      )}
      {adding === "route" && (
        <ZonedDialog
          title="Add a route"
          label="Pattern"
          placeholder="example.com/api/*"
          zones={zones}
          adding={add}
          onClose={onClose}
        />
      )}
      {removed && (
        <TriggerRemoval
          kind="route"
          name={removed.pattern}
          removal={{ ...remove, mutate: () => remove.mutate(removed) }}
          onClose={onClose}
        >
          Requests that match it reach this Worker no more.
        </TriggerRemoval>
      )}
    </Section>
  );
}
