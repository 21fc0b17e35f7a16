import { Button, Group, Popover, Table, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { revokeToken } from "../../api/commands/account.ts";
import type { Token } from "../../api/model.ts";
import { tokensQuery } from "../../api/queries/account.ts";
import { notifyFailure, notifySuccess } from "../../components/notify.ts";
import { Surface } from "../../components/surface.tsx";
import { When } from "../../components/when.tsx";

export function TokenTable({ tokens }: { tokens: Token[] }) {
  if (tokens.length === 0) {
    return (
      <Surface>
        <Text c="var(--hf-quiet)">
          No tokens yet. Name one after the machine or job that will use it, so that you know later what to
          revoke.
        </Text>
      </Surface>
    );
  }
  return (
    <Surface padded={false}>
      <Table.ScrollContainer type="native" minWidth={480}>
        <Table verticalSpacing="sm" horizontalSpacing="lg">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Name</Table.Th>
              <Table.Th>Created</Table.Th>
              <Table.Th aria-label="Actions" />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {tokens.map((token) => (
              <Table.Tr key={token.id}>
                <Table.Td fw={600}>{token.name}</Table.Td>
                <Table.Td>
                  <When at={token.issued_on} />
                </Table.Td>
                <Table.Td>
                  <Group justify="flex-end">
                    <Revoke token={token} />
                  </Group>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Surface>
  );
}

function Revoke({ token }: { token: Token }) {
  const queryClient = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => revokeToken(token.id),
    onSuccess: async () => {
      await queryClient.invalidateQueries(tokensQuery);
      notifySuccess(`${token.name} is revoked`);
    },
    onError: notifyFailure("The token was not revoked"),
  });
  return (
    <Popover position="left" withArrow trapFocus>
      <Popover.Target>
        <Button size="xs" variant="default" aria-label={`Revoke ${token.name}`}>
          Revoke
        </Button>
      </Popover.Target>
      <Popover.Dropdown maw={260}>
        <Text size="sm" mb="sm">
          Programs that use {token.name} are refused from now on.
        </Text>
        <Button size="xs" color="red.8" fullWidth loading={revoke.isPending} onClick={() => revoke.mutate()}>
          Revoke for good
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
