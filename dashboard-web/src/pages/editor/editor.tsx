import { Button, Group, Text, TextInput } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { useEffect, useRef, useState } from "react";
import { ApiError } from "../../api/errors.ts";
import { AnchorLink } from "../../components/links.tsx";
import { notifySuccess } from "../../components/notify.ts";
import { PageHeader } from "../../components/page-header.tsx";
import { RoleGate } from "../../components/role-gate.tsx";
import { dropDraft, saveDraft, type Draft } from "../../domain/drafts.ts";
import { dependenciesOf } from "../../domain/project/dependencies.ts";
import type { ProjectFiles } from "../../domain/project/project.ts";
import { workerNameProblem } from "../../domain/worker-name.ts";
import { DeployButton } from "./deploy-button.tsx";
import { DeployFailure } from "../workers/deploy-failure.tsx";
import { ConflictNotice } from "./conflict-notice.tsx";
import { ProjectProblems, type Target } from "./deploy-project.ts";
import { DraftNotice } from "./draft-notice.tsx";
import { DownloadButton } from "./download-button.tsx";
import { LeaveGuard } from "./leave-guard.tsx";
import { PreviewOf, previewObstacle } from "./preview-of.tsx";
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
  /** The version that `initial` is; absent for a Worker that does not exist yet. */
  version?: string;
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
  const [base, setBase] = useState(props.version);
  const nameProblem = isNew ? workerNameProblem(name, existing) : null;
  const { files, isChanged, dispatch } = project;
  const { deploy, preview, check, progress } = deployment;
  const target: Target = { account, name, appliedTag, base, message: "Edited in the dashboard" };
  const initialFiles = useRef(initial);

  useEffect(() => {
    if (draft !== undefined) return;
    const saving = setTimeout(
      () => void (isChanged ? saveDraft(draftKey, files, base) : dropDraft(draftKey)),
      SAVE_MILLIS,
    );
    return () => clearTimeout(saving);
  }, [draft, draftKey, files, base, isChanged]);

  const { mutate: checkFiles } = check;
  useEffect(() => {
    if (Object.keys(dependenciesOf(initialFiles.current)).length > 0)
      checkFiles({ files: initialFiles.current });
  }, [checkFiles]);

  /** @param upon deploys over that version, whoever has made it */
  const run = (upon = base) => {
    if (deploy.isPending || nameProblem !== null) return;
    deploy.mutate(
      { target: { ...target, base: upon }, files },
      {
        onSuccess: ({ result, files: sent }) => {
          dispatch({ type: "saved", before: files, files: sent });
          setBase(isNew ? undefined : result.deployment_id);
          preview.reset();
          notifySuccess(`${name} is deployed`);
          if (isNew) void dropDraft(draftKey).then(() => onDeployed(name));
        },
      },
    );
  };
  useHotkeys([["mod+S", () => run()]], []);
  const isConflict = deploy.error instanceof ApiError && deploy.error.workerChanged;
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
                    preview.mutate({ target, files }, { onSuccess: ({ result }) => setBase(result.id) });
                  }}
                />
              </RoleGate>
            )}
            <RoleGate needs="Workers Scripts Write">
              <DeployButton
                loading={deploy.isPending}
                disabled={nameProblem !== null}
                onDeploy={() => run()}
              />
            </RoleGate>
          </Group>
        }
      />
      {draft && (
        <DraftNotice
          savedAt={draft.savedAt}
          onRestore={() => {
            dispatch({ type: "replace", files: draft.files });
            setBase(draft.base ?? base);
            setDraft(undefined);
          }}
          onDiscard={() => setDraft(undefined)}
        />
      )}
      <LeaveGuard isChanged={isChanged} />
      {failure && (
        <div style={{ marginBottom: 12 }}>
          {isConflict ? (
            <ConflictNotice
              account={account}
              name={name}
              files={files}
              onTake={(newest) => {
                dispatch({ type: "saved", before: files, files: newest.files });
                setBase(newest.version);
                deploy.reset();
              }}
              onOverwrite={({ version }) => run(version)}
            />
          ) : (
            <DeployFailure error={failure} />
          )}
        </div>
      )}
      <PreviewOf account={account} name={name} isNew={isNew} url={url} version={preview.data?.result}>
        {(shown) => (
          <Workbench
            account={account}
            name={name}
            isNew={isNew}
            project={project}
            deployment={deployment}
            panel={search.panel ?? "preview"}
            onPanel={(panel) => onSearch({ ...search, panel })}
            onFile={(file) => onSearch({ ...search, file })}
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
