import { Group, Skeleton, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { upcomingInvoiceQuery } from "../../api/queries/billing.ts";
import { ErrorPanel } from "../../components/error-panel.tsx";
import { Surface } from "../../components/surface.tsx";
import { InvoiceLines } from "./invoice-lines.tsx";

/** The next invoice as the payment provider would write it now. */
export function UpcomingInvoice({ account }: { account: string }) {
  const { data: invoice, error, refetch } = useQuery(upcomingInvoiceQuery(account));
  if (error) {
    return (
      <ErrorPanel
        error={error}
        title="The next invoice could not be worked out"
        onRetry={() => void refetch()}
      />
    );
  }
  if (invoice === null) return null;
  return (
    <Surface>
      <Group justify="space-between" mb="sm">
        <Title order={3}>Next invoice, as of now</Title>
        <Text size="sm" c="var(--hf-quiet)">
          What you use until the period ends is added.
        </Text>
      </Group>
      {invoice === undefined ? <Skeleton h={220} /> : <InvoiceLines invoice={invoice} />}
    </Surface>
  );
}
