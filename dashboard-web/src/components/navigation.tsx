import { NavLink, Stack, Text } from "@mantine/core";
import {
  IconBolt,
  IconBuilding,
  IconCompass,
  IconCreditCard,
  IconDatabase,
  IconGridDots,
  IconHeartbeat,
  IconHistory,
  IconKey,
  IconServer2,
  IconSettings,
  IconStack2,
  IconUsers,
  IconWorld,
} from "@tabler/icons-react";
import { Link, useLocation, type LinkProps } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { may, type Permission } from "../domain/rights.ts";
import styles from "./shell.module.css";
import { useRights } from "./use-rights.ts";

interface Item {
  to: NonNullable<LinkProps["to"]>;
  label: string;
  /** Without it, there is nothing to see for the user. */
  needs?: Permission;
  icon: ReactNode;
}

const ICON = { size: 18, stroke: 1.7 } as const;

const BUILD = [
  { to: "/workers", label: "Workers", needs: "Workers Scripts Read", icon: <IconBolt {...ICON} /> },
  {
    to: "/durable-objects",
    label: "Durable Objects",
    needs: "Durable Objects Read",
    icon: <IconStack2 {...ICON} />,
  },
  { to: "/kv", label: "KV", needs: "Workers KV Storage Read", icon: <IconDatabase {...ICON} /> },
  { to: "/start", label: "Get started", needs: "Workers Scripts Read", icon: <IconCompass {...ICON} /> },
] as const satisfies readonly Item[];

const ACCOUNT = [
  { to: "/billing", label: "Billing", icon: <IconCreditCard {...ICON} /> },
  { to: "/members", label: "Members", needs: "Account Members Read", icon: <IconUsers {...ICON} /> },
  { to: "/tokens", label: "API tokens", icon: <IconKey {...ICON} /> },
  { to: "/domains", label: "Domains", needs: "Workers Routes Read", icon: <IconWorld {...ICON} /> },
  { to: "/audit", label: "Audit log", needs: "Audit Logs Read", icon: <IconHistory {...ICON} /> },
  { to: "/account", label: "Account", icon: <IconSettings {...ICON} /> },
] as const satisfies readonly Item[];

const OPERATOR = [
  { to: "/operator/tenants", label: "Tenants", icon: <IconBuilding {...ICON} /> },
  { to: "/operator/pods", label: "Pods", icon: <IconServer2 {...ICON} /> },
  { to: "/operator/shards", label: "Shards", icon: <IconGridDots {...ICON} /> },
  { to: "/operator/health", label: "Health", icon: <IconHeartbeat {...ICON} /> },
] as const satisfies readonly Item[];

interface Props {
  /** Whether the pages of those who run the platform are there too. */
  operator: boolean;
  onNavigate: () => void;
}

export function Navigation({ operator, onNavigate }: Props) {
  return (
    <nav aria-label="Main">
      <Section items={BUILD} onNavigate={onNavigate} />
      <Heading>Account</Heading>
      <Section items={ACCOUNT} onNavigate={onNavigate} />
      {operator && (
        <>
          <Heading>Operator</Heading>
          <Section items={OPERATOR} onNavigate={onNavigate} />
        </>
      )}
    </nav>
  );
}

function Heading({ children }: { children: string }) {
  return (
    <Text fz="xs" fw={600} c="var(--hf-quiet)" px={10} mt="lg" mb={6}>
      {children}
    </Text>
  );
}

interface SectionProps {
  items: readonly Item[];
  onNavigate: () => void;
}

function Section({ items, onNavigate }: SectionProps) {
  const { pathname } = useLocation();
  const rights = useRights();
  const shown = items.filter(({ needs }) => needs === undefined || may(rights, needs));
  if (shown.length === 0) return null;
  return (
    <Stack gap={2}>
      {shown.map((item) => (
        <NavLink
          key={item.to}
          component={Link}
          to={item.to}
          label={item.label}
          leftSection={item.icon}
          active={pathname === item.to || pathname.startsWith(`${item.to}/`)}
          className={styles["link"] ?? ""}
          onClick={onNavigate}
        />
      ))}
    </Stack>
  );
}
