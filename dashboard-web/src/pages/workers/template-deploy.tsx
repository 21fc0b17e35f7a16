import { Button, Group, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { deployTemplate } from "../../api/commands/workers.ts";
import { namespacesQuery } from "../../api/queries/objects.ts";
import { workersQuery } from "../../api/queries/workers.ts";
import { freeName, workerNameProblem } from "../../domain/worker-name.ts";
import type { Template } from "../../templates/template.ts";
import { ButtonLink } from "../../components/links.tsx";
import { CodeBlock } from "../../components/code-block.tsx";
import { RoleGate } from "../../components/role-gate.tsx";
import { DeployFailure } from "./deploy-failure.tsx";
import type { Deployed } from "./deploy-success.tsx";

interface Props {
  account: string;
  template: Template;
  /** Names that are in use. A template never replaces a Worker. */
  existing: string[];
  onDeployed: (deployed: Deployed) => void;
}

export function TemplateDeploy({ account, template, existing, onDeployed }: Props) {
  const queryClient = useQueryClient();
  const [name, setName] = useState(() => freeName(template.suggestedName, existing));
  const deploy = useMutation({
    mutationFn: () => deployTemplate(account, name, template),
    onSuccess: async ({ startup_time_ms: startupMillis }) => {
      void queryClient.invalidateQueries(namespacesQuery(account));
      const workers = await queryClient.fetchQuery({ ...workersQuery(account), staleTime: 0 });
      onDeployed({ name, startupMillis, url: workers.find((worker) => worker.id === name)?.url });
    },
  });
  const problem = workerNameProblem(name, existing);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (problem === null) deploy.mutate();
      }}
    >
      <Stack gap="md">
        <Group align="flex-end" gap="sm" wrap="wrap">
          <TextInput
            label="Name"
            flex={1}
            miw={200}
            autoComplete="off"
            spellCheck={false}
            maxLength={63}
            value={name}
            error={problem !== null}
            description={problem ?? "The first part of its address"}
            inputWrapperOrder={["label", "description", "input"]}
            onChange={(event) => setName(event.currentTarget.value.toLowerCase())}
          />
          <RoleGate needs="Workers Scripts Write">
            <Button type="submit" loading={deploy.isPending} disabled={problem !== null}>
              Deploy {name}
            </Button>
          </RoleGate>
          <ButtonLink variant="default" to="/new" search={{ template: template.id }}>
            Edit first
          </ButtonLink>
        </Group>
        {deploy.isError && <DeployFailure error={deploy.error} />}
        {Object.entries(template.modules).map(([module, source]) => (
          <CodeBlock
            key={module}
            title={module}
            code={source}
            language={languageOf(module)}
            maxHeight={420}
          />
        ))}
      </Stack>
    </form>
  );
}

function languageOf(module: string) {
  return module.endsWith(".js") ? "javascript" : "text";
}
