import "monaco-editor/features/register.all.js";
import "monaco-editor/languages/definitions/css/register.js";
import "monaco-editor/languages/definitions/html/register.js";
import "monaco-editor/languages/definitions/markdown/register.js";
import "monaco-editor/languages/definitions/sql/register.js";
import "monaco-editor/languages/definitions/typescript/register.js";
import "monaco-editor/languages/definitions/xml/register.js";
import * as monaco from "monaco-editor/editor/editor.api.js";
import EditorWorker from "monaco-editor/editor/editor.worker.js?worker";
import { jsonDefaults } from "monaco-editor/languages/features/json/register.js";
import JsonWorker from "monaco-editor/languages/features/json/json.worker.js?worker";
import {
  typescriptDefaults,
  type ModuleResolutionKind,
} from "monaco-editor/languages/features/typescript/register.js";
import TypeScriptWorker from "monaco-editor/languages/features/typescript/ts.worker.js?worker";
import type { ProjectCompilerOptions } from "../domain/project/compiler-options.ts";
import workersTypes from "@cloudflare/workers-types/index.d.ts?raw";

/** Known to the compiler, not yet to the editor's declarations. */
const BUNDLER_RESOLUTION = 100 as number as ModuleResolutionKind;
const ESNEXT = 99;
const REACT_JSX = 4;
const JSX_MODES: Record<string, number> = {
  preserve: 1,
  react: 2,
  "react-native": 3,
  "react-jsx": REACT_JSX,
  "react-jsxdev": REACT_JSX,
};
const JSX_WITHOUT_TYPES = 2875;

self.MonacoEnvironment = {
  getWorker(_, label) {
    if (label === "typescript" || label === "javascript") return new TypeScriptWorker();
    return label === "json" ? new JsonWorker() : new EditorWorker();
  },
};

// Both languages are one here, so that JavaScript and TypeScript files of a project know each other.
typescriptDefaults.setEagerModelSync(true);
const OPTIONS = {
  target: ESNEXT,
  module: ESNEXT,
  moduleResolution: BUNDLER_RESOLUTION,
  lib: ["esnext"],
  types: [],
  strict: true,
  noImplicitAny: false,
  allowJs: true,
  allowNonTsExtensions: true,
  allowImportingTsExtensions: true,
  resolveJsonModule: true,
  esModuleInterop: true,
  skipLibCheck: true,
  noEmit: true,
  jsx: REACT_JSX,
};
typescriptDefaults.setCompilerOptions(OPTIONS);
// Elements of JSX are checked where the project has types for them, and allowed where it has none.
typescriptDefaults.setDiagnosticsOptions({ diagnosticCodesToIgnore: [JSX_WITHOUT_TYPES] });
typescriptDefaults.addExtraLib(workersTypes, "file:///types/workers.d.ts");
typescriptDefaults.addExtraLib(
  ["html", "txt", "sql", "md", "svg", "css", "xml", "csv"]
    .map((extension) => `declare module "*.${extension}" { const text: string; export default text; }`)
    .concat(
      'declare module "*.wasm" { const module: WebAssembly.Module; export default module; }',
      'declare module "*.bin" { const bytes: ArrayBuffer; export default bytes; }',
      'declare module "node:*";',
    )
    .join("\n"),
  "file:///types/files.d.ts",
);
jsonDefaults.setDiagnosticsOptions({ validate: true, allowComments: true, trailingCommas: "ignore" });

for (const [name, base, background, comment] of [
  ["holdfast-light", "vs", "#ffffff", "007000"],
  ["holdfast-dark", "vs-dark", "#101a18", "83b570"],
] as const) {
  monaco.editor.defineTheme(name, {
    base,
    inherit: true,
    rules: [{ token: "comment", foreground: comment }],
    colors: { "editor.background": background, "editorGutter.background": background },
  });
}

/** Declarations that come from the project: its bindings and packages, by path below the root. */
export function setDeclarations(declarations: Readonly<Record<string, string>>): () => void {
  const added = Object.entries(declarations).map(([path, text]) =>
    typescriptDefaults.addExtraLib(text, `file:///${path}`),
  );
  return () => added.forEach((each) => each.dispose());
}

/** The project's own options over the editor's. */
export function setCompilerOptions({ jsx, ...own }: ProjectCompilerOptions): void {
  typescriptDefaults.setCompilerOptions({
    ...OPTIONS,
    ...own,
    jsx: JSX_MODES[jsx ?? "react-jsx"] ?? REACT_JSX,
  });
}

export { monaco };
