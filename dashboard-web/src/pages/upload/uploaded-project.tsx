import { Alert, Badge, Button, Group, Stack, Text, TextInput, Title } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { Worker } from "../../api/model.ts";
import { workersQuery } from "../../api/queries/workers.ts";
import { Surface } from "../../components/surface.tsx";
import { RoleGate } from "../../components/role-gate.tsx";
import { splitAssets } from "../../domain/assets/assets.ts";
import { draftKey, saveDraft } from "../../domain/drafts.ts";
import { readConfig } from "../../domain/project/config.ts";
import { mainFile } from "../../domain/project/main-file.ts";
import type { ProjectFiles } from "../../domain/project/project.ts";
import { freeName, workerNameProblem } from "../../domain/worker-name.ts";
import { ProjectProblems } from "../editor/deploy-project.ts";
import { ProblemList } from "../editor/problem-list.tsx";
import { useDeployment } from "../editor/use-deployment.ts";
import { DeployFailure } from "../workers/deploy-failure.tsx";
import type { Deployed } from "../workers/deploy-success.tsx";
import { UploadedFiles } from "./uploaded-files.tsx";

interface Props {
  account: string;
  project: { files: ProjectFiles; name: string };
  workers: readonly Worker[];
  onDeployed: (deployed: Deployed) => void;
  onBack: () => void;
}

/** What was found in the files, under which name it is to be deployed, and the deployment. */
export function UploadedProject({
  account,
  project: { files, name: wanted },
  workers,
  onDeployed,
  onBack,
}: Props) {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const existing = workers.map(({ id }) => id);
  const [name, setName] = useState(() => freeName(wanted.toLowerCase(), existing));
  const { deploy, progress, problems } = useDeployment(account);
  const nameProblem = workerNameProblem(name, existing);
  const { config, problems: settings } = readConfig(files);
  const main = mainFile(files, config);
  const { assets } = splitAssets(files, config);
  const isEmpty = main === undefined && assets.length === 0;
  const all = [...settings, ...problems.filter(({ source }) => source !== "Settings")];
  const run = () =>
    deploy.mutate(
      { target: { account, name, appliedTag: null, message: "Uploaded in the dashboard" }, files },
      {
        onSuccess: async ({ result: { startup_time_ms: startupMillis } }) => {
          const found = await queryClient.fetchQuery(workersQuery(account));
          onDeployed({
            name,
            startupMillis: startupMillis || undefined,
            url: found.find(({ id }) => id === name)?.url,
          });
        },
      },
    );
  const edit = async () => {
    await saveDraft(draftKey(account, { template: "upload" }), files);
    await navigate({ to: "/new", search: { from: "upload" } });
  };
  return (
    <Surface>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (nameProblem === null && !isEmpty) run();
        }}
      >
        <Stack gap="lg">
          <Group align="flex-end" gap="sm">
            <TextInput
              label="Name"
              description={nameProblem ?? "The first part of its address"}
              inputWrapperOrder={["label", "description", "input"]}
              error={nameProblem !== null}
              flex={1}
              miw={200}
              maxLength={63}
              autoComplete="off"
              spellCheck={false}
              value={name}
              onChange={(event) => setName(event.currentTarget.value.toLowerCase())}
            />
            <RoleGate needs="Workers Scripts Write">
              <Button type="submit" loading={deploy.isPending} disabled={nameProblem !== null || isEmpty}>
                Deploy {name}
              </Button>
            </RoleGate>
            <Button variant="default" onClick={() => void edit()} disabled={deploy.isPending}>
              Edit first
            </Button>
            <Button variant="subtle" onClick={onBack} disabled={deploy.isPending}>
              Other files
            </Button>
          </Group>
          <Text size="sm" role="status" c="var(--hf-quiet)">
            {progress === undefined ? summary(main, assets.length) : `${progress} …`}
          </Text>
          {isEmpty && (
            <Alert color="lamp" variant="light" title="No main module was found">
              A Worker begins with a module that exports its handlers as default, such as src/index.ts. Name
              it as &quot;main&quot; in wrangler.jsonc, or edit the files first.
            </Alert>
          )}
          {deploy.isError && !(deploy.error instanceof ProjectProblems) && (
            <DeployFailure error={deploy.error} />
          )}
          {all.length > 0 && <ProblemList problems={all} onOpen={() => void edit()} />}
          <div>
            <Group gap="xs" mb="xs">
              <Title order={2} size="h4">
                Files
              </Title>
              <Badge variant="light" color="gray">
                {Object.keys(files).length}
              </Badge>
            </Group>
            <UploadedFiles files={files} main={main} />
          </div>
        </Stack>
      </form>
    </Surface>
  );
}

function summary(main: string | undefined, assets: number): string {
  const code = main === undefined ? "No code" : `Begins with ${main}`;
  if (assets === 0) return code;
  return `${code}, ${assets} static ${assets === 1 ? "file" : "files"}`;
}
