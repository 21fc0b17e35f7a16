import { AppShell, Box, Burger, Container, Group } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Account, User } from "../api/model.ts";
import { AccountMenu } from "./account-menu.tsx";
import { Logo } from "./logo.tsx";
import { Navigation } from "./navigation.tsx";
import styles from "./shell.module.css";

interface Props {
  user: User;
  account: Account;
  children: ReactNode;
}

/** Navigation beside the page; on narrow screens behind a button. */
export function Shell({ user, account, children }: Props) {
  const [open, { toggle, close }] = useDisclosure(false);
  return (
    <AppShell
      header={{ height: { base: 56, sm: 0 } }}
      navbar={{ width: 236, breakpoint: "sm", collapsed: { mobile: !open } }}
    >
      <a className="hf-skip" href="#content">
        Skip to content
      </a>
      <AppShell.Header hiddenFrom="sm" className={styles["header"] ?? ""}>
        <Group h="100%" px="md" justify="space-between">
          <HomeLink />
          <Burger opened={open} onClick={toggle} size="sm" aria-label="Navigation" aria-expanded={open} />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="sm" className={styles["navbar"] ?? ""}>
        <AppShell.Section px={10} pt={8} pb="lg" visibleFrom="sm">
          <HomeLink />
        </AppShell.Section>
        <AppShell.Section grow>
          <Navigation operator={user.operator} onNavigate={close} />
        </AppShell.Section>
        <AppShell.Section>
          <AccountMenu user={user} account={account} />
        </AppShell.Section>
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1}>
        <Container size="lg" px={{ base: "md", sm: "xl" }} py={{ base: "lg", sm: 40 }}>
          {children}
        </Container>
      </AppShell.Main>
    </AppShell>
  );
}

function HomeLink() {
  return (
    <Box component={Link} to="/workers" c="inherit" td="none" aria-label="Holdfast, to your Workers">
      <Logo />
    </Box>
  );
}
