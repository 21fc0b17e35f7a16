import { NavLink, Stack, Text } from "@mantine/core";
import {
  IconBolt,
  IconCompass,
  IconCreditCard,
  IconDatabase,
  IconHistory,
  IconKey,
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

export function Navigation({ onNavigate }: { onNavigate: () => void }) {
  return (
    <nav aria-label="Main">
      <Section items={BUILD} onNavigate={onNavigate} />
      <Text fz="xs" fw={600} c="var(--hf-quiet)" px={10} mt="lg" mb={6}>
        Account
      </Text>
      <Section items={ACCOUNT} onNavigate={onNavigate} />
    </nav>
  );
}

interface SectionProps {
  items: typeof BUILD | typeof ACCOUNT;
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
