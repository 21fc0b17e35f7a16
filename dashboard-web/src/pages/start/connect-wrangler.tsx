import { Button, List, Stack, Text, Title } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { createToken } from "../../api/commands/tokens.ts";
import { tokensQuery } from "../../api/queries/tokens.ts";
import { wranglerConfig } from "../../domain/upload.ts";
import { wranglerEnvironment } from "../../domain/wrangler.ts";
import { findTemplate } from "../../templates/index.ts";
import { mainSource } from "../../templates/template.ts";
import { CodeBlock } from "../../components/code-block.tsx";
import { ErrorPanel } from "../../components/error-panel.tsx";
import { Surface } from "../../components/surface.tsx";

/** From nothing to `wrangler deploy`: a fresh token, the variables, a project of two files. */
export function ConnectWrangler({ account }: { account: string }) {
  const queryClient = useQueryClient();
  const create = useMutation({
    mutationFn: () => createToken({ name: "wrangler" }),
    onSuccess: () => queryClient.invalidateQueries(tokensQuery),
  });
  const template = findTemplate("hello-world-object");
  return (
    <Surface id="wrangler">
      <Title order={2}>Connect wrangler</Title>
      <List type="ordered" mt="md" spacing="xl" styles={{ itemWrapper: { display: "block" } }}>
        <List.Item>
          <Stack gap="sm">
            <Text>Create a token and put it in your shell. Its value is shown only now.</Text>
            <div>
              <Button onClick={() => create.mutate()} loading={create.isPending} disabled={create.isSuccess}>
                {create.isSuccess ? "Token created" : "Create a token"}
              </Button>
            </div>
            {create.isError && <ErrorPanel error={create.error} title="No token was created" />}
            <CodeBlock
              title="Shell"
              code={wranglerEnvironment(window.location.origin, account, create.data?.value)}
            />
          </Stack>
        </List.Item>
        {template && (
          <List.Item>
            <Stack gap="sm">
              <Text>In an empty folder, write two files. Any project of yours will do as well.</Text>
              <CodeBlock title="wrangler.jsonc" code={wranglerConfig(template, "hello-object")} />
              <CodeBlock
                title={`src/${template.mainModule}`}
                code={mainSource(template)}
                language="javascript"
              />
            </Stack>
          </List.Item>
        )}
        <List.Item>
          <Stack gap="sm">
            <Text>Deploy. Wrangler prints the address at which it answers.</Text>
            <CodeBlock title="Deploy" code="npx wrangler deploy" />
          </Stack>
        </List.Item>
      </List>
    </Surface>
  );
}
