import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { Stack } from "@mantine/core";
import { useState } from "react";
import { workersQuery } from "../../api/queries/workers.ts";
import { ErrorPanel } from "../../components/error-panel.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { readConfig } from "../../domain/project/config.ts";
import type { ProjectFiles } from "../../domain/project/project.ts";
import { unpack, type ChosenFile } from "../../domain/project/unpack.ts";
import { completed } from "../../domain/project/uploaded-project.ts";
import { DeploySuccess, type Deployed } from "../workers/deploy-success.tsx";
import { DropZone } from "./drop-zone.tsx";
import { UploadedProject } from "./uploaded-project.tsx";

const route = getRouteApi("/authenticated/shell/upload");
const FALLBACK_NAME = "my-worker";

/** From files on somebody's disk to a Worker. */
export function Upload() {
  const { account } = route.useRouteContext();
  const { data: workers } = useSuspenseQuery(workersQuery(account.id));
  const [deployed, setDeployed] = useState<Deployed>();
  const read = useMutation({
    mutationFn: async (reading: Promise<ChosenFile[]>): Promise<{ files: ProjectFiles; name: string }> => {
      const files = unpack(await reading);
      const name = readConfig(files).config.name ?? FALLBACK_NAME;
      return { files: completed(files, name), name };
    },
  });
  const again = () => {
    setDeployed(undefined);
    read.reset();
  };
  return (
    <>
      <PageHeader
        title="Upload files"
        description="Deploys a project from your disk without a command line. It is bundled in your browser."
      />
      {deployed ? (
        <DeploySuccess deployed={deployed} onAnother={again} />
      ) : (
        <Stack gap="lg">
          {!read.isSuccess && <DropZone onChosen={(reading) => read.mutate(reading)} />}
          {read.isError && <ErrorPanel error={read.error} title="The files could not be read" />}
          {read.isSuccess && (
            <UploadedProject
              account={account.id}
              project={read.data}
              workers={workers}
              onDeployed={setDeployed}
              onBack={again}
            />
          )}
        </Stack>
      )}
    </>
  );
}
