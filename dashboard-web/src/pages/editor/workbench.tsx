import { Tabs, Text } from "@mantine/core";
import { useMemo, useRef, useState } from "react";
import type { CodePaneHandle } from "../../monaco/code-pane.tsx";
import { compilerOptionsOf } from "../../domain/project/compiler-options.ts";
import { envDeclarations } from "../../domain/project/env-declarations.ts";
import { readConfig } from "../../domain/project/config.ts";
import type { Place } from "../../domain/project/place.ts";
import { untypedPackages } from "../../domain/project/dependencies.ts";
import { PACKAGE_FILE, type Problem, type ProjectFiles } from "../../domain/project/project.ts";
import { BindingPanel } from "./binding-panel.tsx";
import { EditorPane } from "./editor-pane.tsx";
import { FileList } from "./file-list.tsx";
import { FileTabs } from "./file-tabs.tsx";
import { PackagePanel } from "./package-panel.tsx";
import { PreviewLog } from "./preview-log.tsx";
import { PreviewPanel } from "./preview-panel.tsx";
import { ProblemList } from "./problem-list.tsx";
import type { Deployment } from "./use-deployment.ts";
import type { useProject } from "./use-project.ts";
import styles from "./editor.module.css";

export const PANELS = ["preview", "bindings", "packages"] as const;
export type Panel = (typeof PANELS)[number];

interface Props {
  account: string;
  name: string;
  /** Whether there is no such Worker yet. */
  isNew: boolean;
  project: ReturnType<typeof useProject>;
  deployment: Deployment;
  panel: Panel;
  onPanel: (panel: Panel) => void;
  onFile: (path: string) => void;
  preview: { url: string | undefined; caption: string; revision: number };
}

/** Files, code, what is wrong with it, and beside it the running Worker, its bindings and packages. */
export function Workbench(props: Props) {
  const { account, name, isNew, project, deployment, panel, onPanel, onFile, preview } = props;
  const { files, saved, tabs, active, dispatch } = project;
  const pane = useRef<CodePaneHandle>(null);
  const [found, setFound] = useState<readonly Problem[]>([]);
  const { config, problems: settings } = useMemo(() => readConfig(files), [files]);
  const problems = [
    ...settings,
    ...deployment.problems.filter(({ source }) => source !== "Settings"),
    ...found,
  ];
  const env = envDeclarations(config, files);
  const tsconfig = files["tsconfig.json"];
  const compilerOptions = useMemo(() => compilerOptionsOf({ "tsconfig.json": tsconfig ?? "{}" }), [tsconfig]);
  const { declarations: ofPackages, progress } = deployment;
  const isFetching = progress !== undefined;
  const packageFile = files[PACKAGE_FILE];
  const untyped = useMemo(
    () => (isFetching ? untypedPackages({ [PACKAGE_FILE]: packageFile ?? "{}" }, ofPackages) : {}),
    [isFetching, packageFile, ofPackages],
  );
  const declarations = useMemo(
    () => ({
      "types/env.d.ts": env,
      ...untyped,
      ...Object.fromEntries(Object.entries(ofPackages).map(([path, text]) => [`node_modules/${path}`, text])),
    }),
    [env, untyped, ofPackages],
  );
  const replace = (next: ProjectFiles) => dispatch({ type: "replace", files: next });
  /** What packages declare is known once they are bundled. */
  const replacePackages = (next: ProjectFiles) => {
    replace(next);
    deployment.check.mutate({ files: next }, { onSuccess: ({ lock }) => dispatch({ type: "lock", lock }) });
  };
  const open = (path: string) => {
    dispatch({ type: "open", path });
    onFile(path);
  };
  const revealPlace = ({ file, line, column }: Place) => {
    open(file);
    pane.current?.reveal(file, line, column);
  };
  const reveal = ({ file, line = 1, column = 1 }: Problem) => {
    if (file !== undefined) revealPlace({ file, line, column });
  };
  return (
    <div className={styles["workbench"]}>
      <FileList
        files={files}
        active={active}
        onOpen={open}
        onAdd={(path) => {
          dispatch({ type: "edit", path, content: "" });
          open(path);
        }}
        onRename={(from, to) => dispatch({ type: "rename", from, to })}
        onRemove={(path) => dispatch({ type: "remove", path })}
      />
      <div className={styles["middle"]}>
        <FileTabs
          tabs={tabs}
          active={active}
          changed={(path) => files[path] !== saved[path]}
          onOpen={open}
          onClose={(path) => dispatch({ type: "close", path })}
        />
        <div className={styles["code"]}>
          {typeof files[active] === "string" ? (
            <EditorPane
              ref={pane}
              files={files}
              active={active}
              problems={problems}
              declarations={declarations}
              compilerOptions={compilerOptions}
              onEdit={(path, content) => dispatch({ type: "edit", path, content })}
              onProblems={setFound}
            />
          ) : (
            <Text p="md" size="sm" c="var(--hf-quiet)">
              {active} is no text. It is deployed as it is.
            </Text>
          )}
        </div>
        <ProblemList problems={problems} onOpen={reveal} />
      </div>
      <Tabs
        className={styles["side"] ?? ""}
        value={panel}
        onChange={(value) => onPanel(PANELS.find((each) => each === value) ?? "preview")}
      >
        <Tabs.List grow>
          <Tabs.Tab value="preview">Preview</Tabs.Tab>
          <Tabs.Tab value="bindings">Bindings</Tabs.Tab>
          <Tabs.Tab value="packages">Packages</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="preview" p="sm" className={styles["panel"] ?? ""}>
          <PreviewPanel
            {...preview}
            log={
              isNew ? null : <PreviewLog account={account} name={name} files={files} onReveal={revealPlace} />
            }
          />
        </Tabs.Panel>
        <Tabs.Panel value="bindings" p="sm" className={styles["panel"] ?? ""}>
          <BindingPanel files={files} onChange={replace} onOpenSettings={open} />
        </Tabs.Panel>
        <Tabs.Panel value="packages" p="sm" className={styles["panel"] ?? ""}>
          <PackagePanel
            account={account}
            files={files}
            bundled={deployment.last}
            isBusy={deployment.progress !== undefined}
            onChange={replacePackages}
          />
        </Tabs.Panel>
      </Tabs>
    </div>
  );
}
