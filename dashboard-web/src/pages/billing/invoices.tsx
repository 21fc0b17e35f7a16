import { Anchor, Badge, Group, Stack, Table, Text, Title } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { Invoice } from "../../api/model.ts";
import { invoicesQuery } from "../../api/queries/billing.ts";
import { AnchorLink } from "../../components/links.tsx";
import { Surface } from "../../components/surface.tsx";
import { formatAmount } from "../../domain/money.ts";
import { bothTimes, localDate } from "../../domain/time.ts";
import { InvoiceLines } from "./invoice-lines.tsx";
import { UpcomingInvoice } from "./upcoming-invoice.tsx";
import styles from "./usage.module.css";

const COLORS: Record<string, string> = { paid: "kelp", open: "lamp", uncollectible: "red" };

const route = getRouteApi("/authenticated/shell/billing/invoices");

export function BillingInvoices() {
  const { account } = route.useRouteContext();
  const { invoice: open } = route.useSearch();
  const { data: invoices } = useSuspenseQuery(invoicesQuery(account.id));
  return (
    <Stack gap="lg">
      <UpcomingInvoice account={account.id} />
      <Surface padded={false}>
        <Title order={3} p="md" pb="sm">
          Invoices
        </Title>
        {invoices.length === 0 ? (
          <Text size="sm" c="var(--hf-quiet)" px="md" pb="md">
            None yet. The first one is made when a plan is bought, then one each time it renews.
          </Text>
        ) : (
          <InvoiceTable invoices={invoices} open={open} />
        )}
      </Surface>
    </Stack>
  );
}

function InvoiceTable({ invoices, open }: { invoices: Invoice[]; open: string | undefined }) {
  return (
    <Table.ScrollContainer type="native" minWidth={320} tabIndex={0}>
      <Table verticalSpacing="sm" horizontalSpacing="md" className={styles["numbers"] ?? ""}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Date</Table.Th>
            <Table.Th>State</Table.Th>
            <Table.Th ta="right">Total</Table.Th>
            <Table.Th aria-label="Links" />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {invoices.map((invoice) => (
            <InvoiceRows key={invoice.id} invoice={invoice} open={invoice.id === open} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function InvoiceRows({ invoice, open }: { invoice: Invoice; open: boolean }) {
  const date = localDate(new Date(invoice.created_on));
  return (
    <>
      <Table.Tr>
        <Table.Td>
          <AnchorLink
            to="/billing/invoices"
            search={open ? {} : { invoice: invoice.id }}
            replace
            resetScroll={false}
            size="sm"
            aria-expanded={open}
            title={bothTimes(new Date(invoice.created_on))}
          >
            {date}
          </AnchorLink>
        </Table.Td>
        <Table.Td>
          <Badge color={COLORS[invoice.status] ?? "gray"} variant="light" tt="none" radius="sm">
            {stateName(invoice.status)}
          </Badge>
        </Table.Td>
        <Table.Td ta="right" fw={600}>
          {formatAmount(invoice.total_cents, invoice.currency)}
          {invoice.refunded_cents > 0 && (
            <Text size="xs" c="var(--hf-quiet)">
              {formatAmount(invoice.refunded_cents, invoice.currency)} refunded
            </Text>
          )}
        </Table.Td>
        <Table.Td>
          <Links invoice={invoice} date={date} />
        </Table.Td>
      </Table.Tr>
      {open && (
        <Table.Tr>
          <Table.Td colSpan={4}>
            <InvoiceLines invoice={invoice} />
          </Table.Td>
        </Table.Tr>
      )}
    </>
  );
}

/** "Paid" */
function stateName(status: string): string {
  return status.charAt(0).toUpperCase() + status.slice(1);
}

function Links({ invoice, date }: { invoice: Invoice; date: string }) {
  const page = invoice.status === "open" ? "Pay" : "Receipt";
  return (
    <Group justify="flex-end" gap="md" wrap="nowrap">
      {invoice.url && <Elsewhere href={invoice.url} label={page} date={date} />}
      {invoice.pdf && <Elsewhere href={invoice.pdf} label="PDF" date={date} />}
    </Group>
  );
}

function Elsewhere({ href, label, date }: { href: string; label: string; date: string }) {
  return (
    <Anchor
      size="sm"
      c="var(--hf-link)"
      href={href}
      target="_blank"
      rel="noreferrer"
      aria-label={`${label} of ${date}`}
    >
      {label}
    </Anchor>
  );
}
