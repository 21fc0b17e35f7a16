import { Badge, Button, Skeleton, Stack, Switch, Table, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { replayPaymentEvent } from "../../api/commands/operator.ts";
import type { PaymentEvent } from "../../api/model.ts";
import { paymentEventsQuery } from "../../api/queries/operator.ts";
import { DataTable } from "../../components/data-table.tsx";
import { EmptyLine } from "../../components/empty-line.tsx";
import { ErrorPanel } from "../../components/error-panel.tsx";
import { notifyFailure, notifySuccess } from "../../components/notify.ts";
import { Section } from "../../components/section.tsx";
import { When } from "../../components/when.tsx";
import { Pages } from "./pages.tsx";

const route = getRouteApi("/authenticated/shell/operator/health");

/** What the payment provider told, newest first. Replaying changes nothing unless something was missed. */
export function PaymentEvents() {
  const { waiting = false, page = 1 } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(paymentEventsQuery(waiting, page));
  return (
    <Section
      title="Payment events"
      description="What the payment provider told. Replaying one looks its customer up again, and changes nothing unless something was missed."
      actions={
        <Switch
          label="Only those that wait"
          checked={waiting}
          onChange={(event) =>
            void navigate({ search: event.currentTarget.checked ? { waiting: true } : {} })
          }
        />
      }
    >
      <Stack>
        {query.isPending && <Skeleton h={200} radius="lg" aria-label="Loading payment events" />}
        {query.isError && (
          <ErrorPanel
            error={query.error}
            title="Payment events could not be loaded"
            onRetry={() => void query.refetch()}
          />
        )}
        {query.data?.items.length === 0 && (
          <EmptyLine>
            {waiting ? "No event waits to be processed." : "The payment provider has told nothing yet."}
          </EmptyLine>
        )}
        {query.data && query.data.items.length > 0 && (
          <DataTable head={["Event", "Received", "State", ""]} minWidth={620}>
            {query.data.items.map((event) => (
              <Row key={event.id} event={event} />
            ))}
          </DataTable>
        )}
        <Pages
          page={page}
          total={query.data?.total ?? 0}
          onChange={(wanted) =>
            void navigate({
              search: { ...(waiting && { waiting: true }), ...(wanted > 1 && { page: wanted }) },
            })
          }
        />
      </Stack>
    </Section>
  );
}

function Row({ event }: { event: PaymentEvent }) {
  const queryClient = useQueryClient();
  const replay = useMutation({
    mutationFn: () => replayPaymentEvent(event.id),
    onSuccess: async ({ failure }) => {
      await queryClient.invalidateQueries({ queryKey: ["payment-events"] });
      if (failure === undefined) notifySuccess(`${event.type} is processed`);
    },
    onError: notifyFailure("The event was not replayed"),
  });
  return (
    <Table.Tr>
      <Table.Td miw={230} style={{ overflowWrap: "anywhere" }}>
        <Text size="sm" fw={550}>
          {event.type}
        </Text>
        <Text size="xs" c="var(--hf-quiet)">
          {event.id}
        </Text>
      </Table.Td>
      <Table.Td style={{ whiteSpace: "nowrap" }}>
        <When at={event.received_on} />
      </Table.Td>
      <Table.Td>
        <Badge variant="light" color={event.processed_on ? "kelp" : "lamp"} radius="sm" tt="none">
          {event.processed_on ? "Processed" : `Waits, tried ${event.attempts} times`}
        </Badge>
        {event.failure && (
          <Text size="xs" c="var(--hf-quiet)" mt={4}>
            {event.failure}
          </Text>
        )}
      </Table.Td>
      <Table.Td ta="right">
        <Button
          size="xs"
          variant="default"
          aria-label={`Replay ${event.id}`}
          loading={replay.isPending}
          onClick={() => replay.mutate()}
        >
          Replay
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}
