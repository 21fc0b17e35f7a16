import { useReducer } from "react";
import { omit } from "../../domain/omit.ts";
import { readConfig } from "../../domain/project/config.ts";
import { mainFile } from "../../domain/project/main-file.ts";
import { withLock, type Lock } from "../../domain/project/lock.ts";
import { renamed } from "../../domain/project/rename.ts";
import {
  CONFIG_FILE,
  PACKAGE_FILE,
  type FileContent,
  type ProjectFiles,
} from "../../domain/project/project.ts";

interface State {
  files: ProjectFiles;
  /** What is deployed, or what the project began with. */
  saved: ProjectFiles;
  tabs: readonly string[];
  active: string;
}

type Action =
  | { type: "edit"; path: string; content: FileContent }
  | { type: "rename"; from: string; to: string }
  | { type: "remove"; path: string }
  | { type: "open"; path: string }
  | { type: "close"; path: string }
  | { type: "replace"; files: ProjectFiles }
  | { type: "lock"; lock: Lock }
  /** What was `before` is kept as `files`; what was edited meanwhile stays edited. */
  | { type: "saved"; before: ProjectFiles; files: ProjectFiles };

/** A project while it is edited: its files, and which of them are open. */
export function useProject(initial: ProjectFiles, file: string | undefined) {
  const [state, dispatch] = useReducer(reduce, initial, (files): State => {
    const first = file !== undefined && file in files ? file : firstFile(files);
    return { files, saved: files, tabs: [first], active: first };
  });
  return { ...state, isChanged: !sameFiles(state.files, state.saved), dispatch };
}

function reduce(state: State, action: Action): State {
  switch (action.type) {
    case "edit":
      return { ...state, files: { ...state.files, [action.path]: action.content } };
    case "rename": {
      const moved = (path: string) => (path === action.from ? action.to : path);
      return {
        ...state,
        files: renamed(state.files, action.from, action.to),
        tabs: state.tabs.map(moved),
        active: moved(state.active),
      };
    }
    case "remove": {
      return closed({ ...state, files: omit(state.files, action.path) }, action.path);
    }
    case "open":
      return opened(state, action.path);
    case "close":
      return closed(state, action.path);
    case "replace": {
      const tabs = state.tabs.filter((path) => path in action.files);
      const active = tabs.includes(state.active) ? state.active : (tabs[0] ?? firstFile(action.files));
      return opened({ ...state, files: action.files, tabs }, active);
    }
    case "lock":
      return { ...state, files: withLock(state.files, action.lock) };
    case "saved":
      return keptAs(action.files, action.before, state);
  }
}

function keptAs(saved: ProjectFiles, before: ProjectFiles, state: State): State {
  const edited = Object.entries(state.files).filter(([path, content]) => before[path] !== content);
  const files: ProjectFiles = { ...saved, ...Object.fromEntries(edited) };
  const tabs = state.tabs.filter((path) => path in files);
  const active = state.active in files ? state.active : (tabs[0] ?? firstFile(files));
  return opened({ ...state, saved, files, tabs }, active);
}

function opened(state: State, path: string): State {
  if (!(path in state.files)) return state;
  return { ...state, active: path, tabs: state.tabs.includes(path) ? state.tabs : [...state.tabs, path] };
}

function closed(state: State, path: string): State {
  const tabs = state.tabs.filter((tab) => tab !== path);
  if (state.active !== path) return { ...state, tabs };
  const index = state.tabs.indexOf(path);
  return opened({ ...state, tabs }, tabs[Math.min(index, tabs.length - 1)] ?? firstFile(state.files));
}

/** Where a reader begins: the main module rather than settings. */
function firstFile(files: ProjectFiles): string {
  const main = mainFile(files, readConfig(files).config);
  if (main !== undefined && main in files) return main;
  const paths = Object.keys(files);
  const sources = paths.filter((path) => /\.[cm]?[jt]sx?$/.test(path));
  return sources[0] ?? paths.find((path) => path !== CONFIG_FILE && path !== PACKAGE_FILE) ?? paths[0] ?? "";
}

function sameFiles(a: ProjectFiles, b: ProjectFiles): boolean {
  if (a === b) return true;
  const paths = Object.keys(a);
  return paths.length === Object.keys(b).length && paths.every((path) => a[path] === b[path]);
}
