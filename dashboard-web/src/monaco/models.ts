import { isTextFile, type Problem, type ProjectFiles } from "../domain/project/project.ts";
import { monaco } from "./monaco.ts";

const ROOT = "file:///project/";
const LANGUAGES: Record<string, string> = {
  html: "html",
  css: "css",
  md: "markdown",
  sql: "sql",
  svg: "xml",
  xml: "xml",
  json: "json",
  jsonc: "json",
};
const OWNER = "holdfast";

/** The editor's copies of a project's text files, kept in step with it. One project is open at a time. */
export class ProjectModels {
  readonly #onChange: (path: string, text: string) => void;
  readonly #listening = new Map<string, monaco.IDisposable>();
  /** Set while files are taken over, which is no change by the user. */
  #syncing = false;

  constructor(onChange: (path: string, text: string) => void) {
    this.#onChange = onChange;
  }

  sync(files: ProjectFiles): void {
    this.#syncing = true;
    for (const path of this.#listening.keys()) {
      if (typeof files[path] !== "string") this.#drop(path);
    }
    for (const [path, content] of Object.entries(files)) {
      if (typeof content !== "string" || !isTextFile(path)) continue;
      const model = this.model(path);
      if (model === undefined) this.#add(path, content);
      else if (model.getValue() !== content) model.setValue(content);
    }
    this.#syncing = false;
  }

  model(path: string): monaco.editor.ITextModel | undefined {
    return monaco.editor.getModel(monaco.Uri.parse(ROOT + encodeURI(path))) ?? undefined;
  }

  /** Marks the lines of problems that others than the editor have found. */
  mark(problems: readonly Problem[]): void {
    for (const path of this.#listening.keys()) {
      const model = this.model(path);
      if (model === undefined) continue;
      const own = problems.filter(({ file, source }) => file === path && source !== "TypeScript");
      monaco.editor.setModelMarkers(
        model,
        OWNER,
        own.map((problem) => markerOf(problem, model)),
      );
    }
  }

  /**
   * Tells what the editor's languages find, whenever it changes. Marking what others find is told by the editor, too, and must
   * not come back from here: it would be marked again for ever.
   */
  watchProblems(tell: (problems: Problem[]) => void): monaco.IDisposable {
    let told = "[]";
    return monaco.editor.onDidChangeMarkers(() => {
      const markers = monaco.editor
        .getModelMarkers({})
        .filter(({ owner, severity }) => owner !== OWNER && severity >= monaco.MarkerSeverity.Warning);
      const found = markers.filter(({ resource }) => resource.toString().startsWith(ROOT)).map(problemOf);
      const text = JSON.stringify(found);
      if (text === told) return;
      told = text;
      tell(found);
    });
  }

  dispose(): void {
    for (const path of [...this.#listening.keys()]) this.#drop(path);
  }

  #add(path: string, content: string): void {
    const extension = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? "";
    const language = /^[cm]?[jt]sx?$/.test(extension) ? "typescript" : (LANGUAGES[extension] ?? "plaintext");
    const model = monaco.editor.createModel(content, language, monaco.Uri.parse(ROOT + encodeURI(path)));
    model.updateOptions({ tabSize: 2, insertSpaces: true });
    this.#listening.set(
      path,
      model.onDidChangeContent(() => {
        if (!this.#syncing) this.#onChange(path, model.getValue());
      }),
    );
  }

  #drop(path: string): void {
    this.#listening.get(path)?.dispose();
    this.#listening.delete(path);
    this.model(path)?.dispose();
  }
}

function markerOf(problem: Problem, model: monaco.editor.ITextModel): monaco.editor.IMarkerData {
  const line = Math.min(problem.line ?? 1, model.getLineCount());
  const start = problem.column ?? 1;
  const end = problem.endColumn ?? model.getLineMaxColumn(line);
  return {
    severity: problem.severity === "error" ? monaco.MarkerSeverity.Error : monaco.MarkerSeverity.Warning,
    message: problem.message,
    source: problem.source,
    startLineNumber: line,
    startColumn: start,
    endLineNumber: line,
    endColumn: Math.max(end, start + 1),
  };
}

function problemOf(marker: monaco.editor.IMarker): Problem {
  return {
    severity: marker.severity === monaco.MarkerSeverity.Error ? "error" : "warning",
    source: "TypeScript",
    message: marker.message,
    file: decodeURI(marker.resource.toString().slice(ROOT.length)),
    line: marker.startLineNumber,
    column: marker.startColumn,
  };
}
