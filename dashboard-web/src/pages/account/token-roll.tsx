import { Button, Group, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { rollToken } from "../../api/commands/tokens.ts";
import type { Token } from "../../api/model.ts";
import { tokensQuery } from "../../api/queries/tokens.ts";
import { Dialog } from "../../components/dialog.tsx";
import { ErrorPanel } from "../../components/error-panel.tsx";
import { NewToken } from "./new-token.tsx";

interface Props {
  token: Token;
  account: string;
  onClose: () => void;
}

/** Gives a token another value and shows it. */
export function TokenRoll({ token, account, onClose }: Props) {
  const queryClient = useQueryClient();
  const roll = useMutation({
    mutationFn: () => rollToken(token.id),
    onSuccess: () => queryClient.invalidateQueries(tokensQuery),
  });
  return (
    <Dialog onClose={onClose} size="lg" title={`Roll ${token.name}`}>
      <Stack>
        {roll.data === undefined ? (
          <>
            <Text size="sm">
              The token gets another value. Programs that use the present one are refused from now on.
            </Text>
            {roll.isError && <ErrorPanel error={roll.error} title="The token was not rolled" />}
            <Group justify="flex-end" gap="sm">
              <Button variant="default" onClick={onClose}>
                Cancel
              </Button>
              <Button loading={roll.isPending} onClick={() => roll.mutate()}>
                Roll
              </Button>
            </Group>
          </>
        ) : (
          <>
            <NewToken name={token.name} value={roll.data} account={account} />
            <Group justify="flex-end">
              <Button onClick={onClose}>Done</Button>
            </Group>
          </>
        )}
      </Stack>
    </Dialog>
  );
}
