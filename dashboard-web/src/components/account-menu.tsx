import { Avatar, Box, Group, Menu, Text, UnstyledButton } from "@mantine/core";
import { IconLogout, IconSelector } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { logOut } from "../api/session.ts";
import type { Account, User } from "../api/model.ts";
import { ColorSchemeItems } from "./color-scheme-items.tsx";
import { notifyFailure } from "./notify.ts";
import styles from "./shell.module.css";

interface Props {
  user: User;
  account: Account;
}

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
        <ColorSchemeItems />
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => leave.mutate()}>
          Log out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
