import { Button, Collapse, Group, Stack, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { createToken } from "../../api/commands/tokens.ts";
import { permissionGroupsQuery, tokensQuery } from "../../api/queries/tokens.ts";
import { ErrorPanel } from "../../components/error-panel.tsx";
import { Surface } from "../../components/surface.tsx";
import { ANYTHING, tokenRequest } from "../../domain/token.ts";
import { NewToken } from "./new-token.tsx";
import { TokenLimits } from "./token-limits.tsx";

interface Props {
  account: string;
  user: string;
}

export function CreateToken({ account, user }: Props) {
  const queryClient = useQueryClient();
  const [choice, setChoice] = useState(ANYTHING);
  const [limited, { toggle, close }] = useDisclosure(false);
  const create = useMutation({
    mutationFn: async () => {
      const groups = limited ? await queryClient.ensureQueryData(permissionGroupsQuery) : [];
      return createToken(tokenRequest(limited ? choice : { ...ANYTHING, name: choice.name }, groups, user));
    },
    onSuccess: async () => {
      setChoice(ANYTHING);
      close();
      await queryClient.invalidateQueries(tokensQuery);
    },
  });
  const isNamed = choice.name.trim() !== "";
  return (
    <Surface mb="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isNamed) create.mutate();
        }}
      >
        <Group align="flex-end" gap="sm">
          <TextInput
            label="Name"
            placeholder="laptop, CI, …"
            flex={1}
            miw={180}
            maxLength={100}
            value={choice.name}
            onChange={(event) => setChoice({ ...choice, name: event.currentTarget.value })}
          />
          <Button variant="default" aria-expanded={limited} onClick={toggle}>
            {limited ? "Without limits" : "Limit what it may do"}
          </Button>
          <Button type="submit" loading={create.isPending} disabled={!isNamed}>
            Create token
          </Button>
        </Group>
        <Collapse expanded={limited}>
          {limited && <TokenLimits choice={choice} onChange={setChoice} />}
        </Collapse>
      </form>
      <Stack mt={create.isIdle ? 0 : "lg"}>
        {create.isError && <ErrorPanel error={create.error} title="No token was created" />}
        {create.data && <NewToken name={create.data.name} value={create.data.value} account={account} />}
      </Stack>
    </Surface>
  );
}
