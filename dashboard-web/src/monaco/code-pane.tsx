import { useComputedColorScheme } from "@mantine/core";
import { useEffect, useImperativeHandle, useRef, useState, type Ref } from "react";
import type { ProjectCompilerOptions } from "../domain/project/compiler-options.ts";
import type { Problem, ProjectFiles } from "../domain/project/project.ts";
import { ProjectModels } from "./models.ts";
import { monaco, setCompilerOptions, setDeclarations } from "./monaco.ts";
import styles from "./code-pane.module.css";

export interface CodePaneHandle {
  /** Moves the cursor there, once the file is shown. */
  reveal: (file: string, line: number, column: number) => void;
}

interface Props {
  files: ProjectFiles;
  active: string;
  /** Problems to mark besides those that the editor finds by itself. */
  problems: readonly Problem[];
  declarations: Readonly<Record<string, string>>;
  compilerOptions: ProjectCompilerOptions;
  onEdit: (path: string, text: string) => void;
  onProblems: (problems: Problem[]) => void;
  ref?: Ref<CodePaneHandle>;
}

/** The editor for the text files of a project. */
export default function CodePane(props: Props) {
  const { files, active, problems, declarations, compilerOptions, ref } = props;
  const scheme = useComputedColorScheme("light");
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  const [open, setOpen] = useState<{ editor: monaco.editor.IStandaloneCodeEditor; models: ProjectModels }>();

  useEffect(() => {
    latest.current = props;
  });

  useEffect(() => {
    if (place.current === null) return;
    const models = new ProjectModels((path, text) => latest.current.onEdit(path, text));
    const editor = monaco.editor.create(place.current, {
      model: null,
      automaticLayout: true,
      minimap: { enabled: false },
      fontSize: 13.5,
      scrollBeyondLastLine: false,
      padding: { top: 12 },
      fixedOverflowWidgets: true,
      showUnused: false,
      wordWrap: "on",
      // The last line number is dimmed otherwise, too much to be read.
      renderFinalNewline: "on",
      ariaLabel: "Code. Press Control and M to let Tab leave the editor.",
    });
    const watching = models.watchProblems((found) => latest.current.onProblems(found));
    setOpen({ editor, models });
    return () => {
      watching.dispose();
      editor.dispose();
      models.dispose();
    };
  }, []);

  useEffect(() => {
    open?.models.sync(files);
  }, [open, files]);

  useEffect(() => {
    const { editor, models } = open ?? {};
    const model = models?.model(active) ?? null;
    if (editor && editor.getModel() !== model) editor.setModel(model);
  }, [open, active, files]);

  useEffect(() => {
    open?.models.mark(problems);
  }, [open, problems, files]);

  useEffect(() => setDeclarations(declarations), [declarations]);

  useEffect(() => setCompilerOptions(compilerOptions), [compilerOptions]);

  useEffect(() => {
    monaco.editor.setTheme(scheme === "dark" ? "holdfast-dark" : "holdfast-light");
  }, [scheme]);

  useImperativeHandle(
    ref,
    () => ({
      reveal(file, line, column) {
        const model = open?.models.model(file);
        if (!open || !model) return;
        open.editor.setModel(model);
        open.editor.setPosition({ lineNumber: line, column });
        open.editor.revealLineInCenter(line);
        open.editor.focus();
      },
    }),
    [open],
  );

  return <div ref={place} className={styles["pane"]} data-testid="code" />;
}
