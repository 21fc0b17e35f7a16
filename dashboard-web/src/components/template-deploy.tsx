import { Button, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { deployTemplate } from "../api/commands.ts";
import { namespacesQuery, workersQuery } from "../api/queries.ts";
import { freeName, workerNameProblem } from "../domain/worker-name.ts";
import type { Template } from "../templates/template.ts";
import { CodeBlock } from "./code-block.tsx";
import { DeployFailure } from "./deploy-failure.tsx";
import { DeploySuccess } from "./deploy-success.tsx";

interface Props {
  account: string;
  template: Template;
  /** Names that are in use. A template never replaces a Worker. */
  existing: string[];
}

export function TemplateDeploy({ account, template, existing }: Props) {
  const queryClient = useQueryClient();
  const [name, setName] = useState(() => freeName(template.suggestedName, existing));
  const deploy = useMutation({
    mutationFn: async () => {
      const uploaded = await deployTemplate(account, name, template);
      await Promise.all([
        queryClient.invalidateQueries(workersQuery(account)),
        queryClient.invalidateQueries(namespacesQuery(account)),
      ]);
      const workers = await queryClient.ensureQueryData(workersQuery(account));
      return { uploaded, url: workers.find((worker) => worker.id === name)?.url };
    },
  });
  if (deploy.isSuccess) {
    const { uploaded, url } = deploy.data;
    return <DeploySuccess name={name} url={url} startupMillis={uploaded.startup_time_ms} />;
  }
  const problem = workerNameProblem(name, existing);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (problem === null) deploy.mutate();
      }}
    >
      <Stack gap="lg">
        <TextInput
          label="Name"
          description="The first part of its address"
          autoComplete="off"
          spellCheck={false}
          maxLength={63}
          value={name}
          error={problem}
          onChange={(event) => setName(event.currentTarget.value.toLowerCase())}
        />
        <CodeBlock title={template.mainModule} code={template.source} language="javascript" maxHeight={330} />
        {deploy.isError && <DeployFailure error={deploy.error} />}
        <Button type="submit" size="md" loading={deploy.isPending} disabled={problem !== null}>
          Deploy {name}
        </Button>
      </Stack>
    </form>
  );
}
