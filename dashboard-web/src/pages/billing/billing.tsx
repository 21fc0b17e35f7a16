import { Box } from "@mantine/core";
import { Outlet } from "@tanstack/react-router";
import { PageHeader } from "../../components/page-header.tsx";
import { PageTabs } from "../../components/page-tabs.tsx";

const TABS = [
  { to: "/billing", label: "Overview" },
  { to: "/billing/usage", label: "Usage", needs: "Billing Read" },
  { to: "/billing/spending", label: "Spending", needs: "Billing Read" },
  { to: "/billing/invoices", label: "Invoices", needs: "Billing Read" },
] as const;

export function Billing() {
  return (
    <>
      <PageHeader
        title="Billing"
        description="What this account may do, what it used, and what that costs."
      />
      <PageTabs label="Pages of billing" tabs={TABS} params={{}} />
      <Outlet />
      <Box h="xl" />
    </>
  );
}
