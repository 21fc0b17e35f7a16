import { Avatar, Box, Group, Menu, Text, UnstyledButton } from "@mantine/core";
import { IconCheck, IconLogout, IconSelector, IconUser } from "@tabler/icons-react";
import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { accountsQuery } from "../api/queries/account.ts";
import { logOut } from "../api/session.ts";
import type { Account, User } from "../api/model.ts";
import { ColorSchemeItems } from "./color-scheme-items.tsx";
import { notifyFailure } from "./notify.ts";
import styles from "./shell.module.css";

interface Props {
  user: User;
  account: Account;
}

/** Who is signed in, for which account, and the way to the user's other accounts. */
export function AccountMenu({ user, account }: Props) {
  const leave = useMutation({ mutationFn: logOut, onError: notifyFailure("Logging out failed") });
  return (
    <Menu position="top-start" width={230} withinPortal>
      <Menu.Target>
        <UnstyledButton className={styles["account"] ?? ""} aria-label="Account menu">
          <Group gap="sm" wrap="nowrap">
            <Avatar name={user.email} color="kelp" size={30} radius="md" />
            <Box flex={1} miw={0}>
              <Text size="sm" fw={550} truncate>
                {account.name}
              </Text>
              <Text size="xs" c="var(--hf-quiet)" truncate>
                {user.email}
              </Text>
            </Box>
            <IconSelector size={16} color="var(--hf-quiet)" />
          </Group>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <OtherAccounts current={account} />
        <ColorSchemeItems />
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconUser size={16} />}
          renderRoot={(props) => <Link {...props} to="/profile" />}
        >
          Profile
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => leave.mutate()}>
          Log out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function OtherAccounts({ current }: { current: Account }) {
  const { data: accounts } = useSuspenseQuery(accountsQuery);
  if (accounts.length < 2) return null;
  return (
    <>
      <Menu.Label>Accounts</Menu.Label>
      {accounts.map((account) => (
        <Menu.Item
          key={account.id}
          renderRoot={(props) => <Link {...props} to="/workers" search={{ account: account.id }} />}
          rightSection={account.id === current.id && <IconCheck size={16} aria-label="Current" />}
        >
          {account.name}
        </Menu.Item>
      ))}
      <Menu.Divider />
    </>
  );
}
