import { Button, Group, Text, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { workerAddressQuery } from "../../api/queries/workers.ts";
import { AnchorLink } from "../../components/links.tsx";
import { notifySuccess } from "../../components/notify.ts";
import { PageHeader } from "../../components/page-header.tsx";
import { RoleGate } from "../../components/role-gate.tsx";
import { dropDraft, saveDraft, type Draft } from "../../domain/drafts.ts";
import { dependenciesOf } from "../../domain/project/dependencies.ts";
import { readConfig } from "../../domain/project/config.ts";
import type { ProjectFiles } from "../../domain/project/project.ts";
import { workerNameProblem } from "../../domain/worker-name.ts";
import { DeployFailure } from "../workers/deploy-failure.tsx";
import { ProjectProblems, type Target } from "./deploy-project.ts";
import { DraftNotice } from "./draft-notice.tsx";
import { DownloadButton } from "./download-button.tsx";
import { PreviewButton } from "./preview-panel.tsx";
import { useDeployment } from "./use-deployment.ts";
import { useProject } from "./use-project.ts";
import { Workbench, type Panel } from "./workbench.tsx";
import styles from "./editor.module.css";

const SAVE_MILLIS = 400;

export interface EditorSearch {
  file?: string;
  panel?: Panel;
}

interface Props {
  account: string;
  /** The Worker that is edited, or a name for a new one. */
  name: string;
  initial: ProjectFiles;
  /** The applied migration; `null` for a Worker that does not exist yet. */
  appliedTag: string | undefined | null;
  /** Where the deployed Worker answers. */
  url?: string | undefined;
  draft: Draft | undefined;
  draftKey: string;
  existing: readonly string[];
  search: EditorSearch;
  onSearch: (search: EditorSearch) => void;
  onDeployed: (name: string) => void;
}

/** One Worker's project, from its files to its deployment. */
export function Editor(props: Props) {
  const { account, initial, appliedTag, url, draftKey, existing, search, onSearch, onDeployed } = props;
  const isNew = appliedTag === null;
  const project = useProject(initial, search.file);
  const deployment = useDeployment(account);
  const [name, setName] = useState(props.name);
  const [draft, setDraft] = useState(props.draft);
  const nameProblem = isNew ? workerNameProblem(name, existing) : null;
  const { files, isChanged, dispatch } = project;
  const { deploy, preview, check, progress } = deployment;
  const target: Target = { account, name, appliedTag, message: "Edited in the dashboard" };
  const initialFiles = useRef(initial);
  const isBusy = progress !== undefined;

  useEffect(() => {
    if (draft !== undefined) return;
    const saving = setTimeout(
      () => void (isChanged ? saveDraft(draftKey, files) : dropDraft(draftKey)),
      SAVE_MILLIS,
    );
    return () => clearTimeout(saving);
  }, [draft, draftKey, files, isChanged]);

  const { mutate: checkFiles } = check;
  useEffect(() => {
    if (Object.keys(dependenciesOf(initialFiles.current)).length > 0)
      checkFiles({ files: initialFiles.current });
  }, [checkFiles]);

  const run = () => {
    if (isBusy || nameProblem !== null) return;
    deploy.mutate(
      { target, files },
      {
        onSuccess: () => {
          dispatch({ type: "saved", files });
          preview.reset();
          notifySuccess(`${name} is deployed`);
          if (isNew) void dropDraft(draftKey).then(() => onDeployed(name));
        },
      },
    );
  };
  const failure = [deploy.error, preview.error].find(
    (error) => error !== null && !(error instanceof ProjectProblems),
  );
  return (
    <div className={styles["page"]}>
      <AnchorLink to="/workers" size="sm" c="var(--hf-quiet)">
        Workers
      </AnchorLink>
      <PageHeader
        title={isNew ? "New Worker" : `Edit ${name}`}
        description={<State progress={progress} isChanged={isChanged} isNew={isNew} />}
        actions={
          <Group gap="sm" align="flex-end">
            {isNew && (
              <TextInput
                label="Name"
                value={name}
                error={nameProblem}
                maxLength={63}
                spellCheck={false}
                autoComplete="off"
                onChange={(event) => setName(event.currentTarget.value.toLowerCase())}
              />
            )}
            <DownloadButton name={name} files={files} />
            <Button variant="default" loading={check.isPending} onClick={() => check.mutate({ files })}>
              Check
            </Button>
            {!isNew && (
              <RoleGate needs="Workers Scripts Write">
                <PreviewButton
                  obstacle={previewObstacle(files)}
                  loading={preview.isPending}
                  onPreview={() => {
                    onSearch({ ...search, panel: "preview" });
                    preview.mutate({ target, files });
                  }}
                />
              </RoleGate>
            )}
            <RoleGate needs="Workers Scripts Write">
              <Button loading={deploy.isPending} disabled={nameProblem !== null} onClick={run}>
                Deploy
              </Button>
            </RoleGate>
          </Group>
        }
      />
      {draft && (
        <DraftNotice
          savedAt={draft.savedAt}
          onRestore={() => {
            dispatch({ type: "replace", files: draft.files });
            setDraft(undefined);
          }}
          onDiscard={() => setDraft(undefined)}
        />
      )}
      {failure && (
        <div style={{ marginBottom: 12 }}>
          <DeployFailure error={failure} />
        </div>
      )}
      <PreviewOf account={account} name={name} isNew={isNew} url={url} version={preview.data}>
        {(shown) => (
          <Workbench
            account={account}
            project={project}
            deployment={deployment}
            panel={search.panel ?? "preview"}
            onPanel={(panel) => onSearch({ ...search, panel })}
            onFile={(file) => onSearch({ ...search, file })}
            onSave={run}
            preview={{ ...shown, revision: deploy.submittedAt + preview.submittedAt }}
          />
        )}
      </PreviewOf>
    </div>
  );
}

interface StateProps {
  progress: string | undefined;
  isChanged: boolean;
  isNew: boolean;
}

function State({ progress, isChanged, isNew }: StateProps) {
  const resting = isNew
    ? "Not deployed; kept in this browser"
    : isChanged
      ? "Changed; kept in this browser"
      : "As it is deployed";
  return (
    <Text component="span" role="status" inherit>
      {progress === undefined ? resting : `${progress} …`}
    </Text>
  );
}

/** Versions with Durable Objects have no address: they would work on the data of the deployed one. */
function previewObstacle(files: ProjectFiles): string | null {
  const { config } = readConfig(files);
  return (config.durable_objects?.bindings ?? []).length > 0
    ? "A version that binds Durable Objects has no address of its own, since it would work on the deployed one's data. Deploy it to see it."
    : null;
}

interface PreviewOfProps {
  account: string;
  name: string;
  isNew: boolean;
  url: string | undefined;
  version: { id: string; metadata: { has_preview?: boolean } } | undefined;
  children: (shown: { url: string | undefined; caption: string }) => React.ReactNode;
}

/** Which address the preview shows: that of the version just uploaded, or the deployed Worker's. */
function PreviewOf({ account, name, isNew, url, version, children }: PreviewOfProps) {
  const address = useQuery({ ...workerAddressQuery(account, name), enabled: version !== undefined });
  const suffix = address.data?.subdomain?.preview_url_suffix;
  if (version && suffix !== undefined && url !== undefined && version.metadata.has_preview === true) {
    const own = `${new URL(url).protocol}//${version.id.slice(0, 8)}${suffix}/`;
    return children({ url: own, caption: `Version ${version.id.slice(0, 8)}, which is not deployed` });
  }
  if (isNew) return children({ url, caption: "Once it is deployed, the Worker is shown here." });
  if (url === undefined) return children({ url, caption: "The Worker has no address to show." });
  const caption = version ? "The version has no address; this is the deployed one" : "The deployed Worker";
  return children({ url, caption });
}
