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
import { Link, useLocation } from "@tanstack/react-router";
import styles from "./shell.module.css";

const ICON = { size: 18, stroke: 1.7 } as const;

const BUILD = [
  { to: "/workers", label: "Workers", icon: <IconBolt {...ICON} /> },
  { to: "/durable-objects", label: "Durable Objects", icon: <IconStack2 {...ICON} /> },
  { to: "/kv", label: "KV", icon: <IconDatabase {...ICON} /> },
  { to: "/start", label: "Get started", icon: <IconCompass {...ICON} /> },
] as const;

const ACCOUNT = [
  { to: "/billing", label: "Billing", icon: <IconCreditCard {...ICON} /> },
  { to: "/members", label: "Members", icon: <IconUsers {...ICON} /> },
  { to: "/tokens", label: "API tokens", icon: <IconKey {...ICON} /> },
  { to: "/domains", label: "Domains", icon: <IconWorld {...ICON} /> },
  { to: "/audit", label: "Audit log", icon: <IconHistory {...ICON} /> },
  { to: "/account", label: "Account", icon: <IconSettings {...ICON} /> },
] as const;

const OPERATOR = [
  { to: "/operator/tenants", label: "Tenants", icon: <IconBuilding {...ICON} /> },
  { to: "/operator/pods", label: "Pods", icon: <IconServer2 {...ICON} /> },
  { to: "/operator/shards", label: "Shards", icon: <IconGridDots {...ICON} /> },
  { to: "/operator/health", label: "Health", icon: <IconHeartbeat {...ICON} /> },
] as const;

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
  items: typeof BUILD | typeof ACCOUNT | typeof OPERATOR;
  onNavigate: () => void;
}

function Section({ items, onNavigate }: SectionProps) {
  const { pathname } = useLocation();
  return (
    <Stack gap={2}>
      {items.map((item) => (
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
