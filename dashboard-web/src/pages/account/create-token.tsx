import { Alert, Button, Code, Group, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { createToken } from "../../api/commands/account.ts";
import { tokensQuery } from "../../api/queries/account.ts";
import { wranglerEnvironment } from "../../domain/wrangler.ts";
import { CodeBlock } from "../../components/code-block.tsx";
import { CopyButton } from "../../components/copy-button.tsx";
import { ErrorPanel } from "../../components/error-panel.tsx";
import { Surface } from "../../components/surface.tsx";

export function CreateToken({ account }: { account: string }) {
  const queryClient = useQueryClient();
  const [name, setName] = useState("");
  const create = useMutation({
    mutationFn: () => createToken(name.trim()),
    onSuccess: async () => {
      setName("");
      await queryClient.invalidateQueries(tokensQuery);
    },
  });
  return (
    <Surface mb="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== "") create.mutate();
        }}
      >
        <Group align="flex-end" gap="sm">
          <TextInput
            label="Name"
            placeholder="laptop, CI, …"
            flex={1}
            miw={180}
            maxLength={100}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" loading={create.isPending} disabled={name.trim() === ""}>
            Create token
          </Button>
        </Group>
      </form>
      <Stack mt={create.isIdle ? 0 : "lg"}>
        {create.isError && <ErrorPanel error={create.error} title="No token was created" />}
        {create.data?.value && (
          <NewToken name={create.data.name} value={create.data.value} account={account} />
        )}
      </Stack>
    </Surface>
  );
}

interface NewTokenProps {
  name: string;
  value: string;
  account: string;
}

function NewToken({ name, value, account }: NewTokenProps) {
  return (
    <>
      <Alert color="kelp" variant="light" title={`Copy the value of ${name} now`}>
        <Text size="sm">It cannot be shown again. Whoever has it acts as you.</Text>
        <Group gap={6} mt="xs" wrap="nowrap">
          <Code fz="sm" style={{ overflowWrap: "anywhere" }}>
            {value}
          </Code>
          <CopyButton value={value} label="Copy token" />
        </Group>
      </Alert>
      <CodeBlock title="For wrangler" code={wranglerEnvironment(window.location.origin, account, value)} />
    </>
  );
}
