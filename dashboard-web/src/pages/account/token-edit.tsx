import { Button, Group, Stack, Switch, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { changeToken } from "../../api/commands/tokens.ts";
import type { Token } from "../../api/model.ts";
import { permissionGroupsQuery, tokensQuery } from "../../api/queries/tokens.ts";
import { Dialog } from "../../components/dialog.tsx";
import { ErrorPanel } from "../../components/error-panel.tsx";
import { notifySuccess } from "../../components/notify.ts";
import { tokenChoice, tokenRequest } from "../../domain/token.ts";
import { TokenLimits } from "./token-limits.tsx";

interface Props {
  token: Token;
  user: string;
  onClose: () => void;
}

/** Changes what a token is good for; its value stays. */
export function TokenEdit({ token, user, onClose }: Props) {
  const queryClient = useQueryClient();
  const [choice, setChoice] = useState(() => tokenChoice(token));
  const [disabled, setDisabled] = useState(token.status === "disabled");
  const change = useMutation({
    mutationFn: async () => {
      const groups = await queryClient.ensureQueryData(permissionGroupsQuery);
      const request = tokenRequest(choice, groups, user);
      return changeToken(token.id, { ...request, status: disabled ? "disabled" : "active" });
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries(tokensQuery);
      notifySuccess(`${choice.name.trim()} is changed`);
      onClose();
    },
  });
  return (
    <Dialog onClose={onClose} size="lg" title={`Edit ${token.name}`}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (choice.name.trim() !== "") change.mutate();
        }}
      >
        <Stack>
          <TextInput
            label="Name"
            data-autofocus
            maxLength={100}
            value={choice.name}
            onChange={(event) => setChoice({ ...choice, name: event.currentTarget.value })}
          />
          <TokenLimits choice={choice} onChange={setChoice} />
          <Switch
            label="Disabled"
            description="Refused until it is switched on again"
            checked={disabled}
            onChange={(event) => setDisabled(event.currentTarget.checked)}
          />
          {change.isError && <ErrorPanel error={change.error} title="The token was not changed" />}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={choice.name.trim() === ""} loading={change.isPending}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
