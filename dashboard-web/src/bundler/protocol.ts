import type { ProjectFiles } from "../domain/project/project.ts";
import type { Built } from "./build.ts";

/** What the page asks its bundler. */
export interface Order {
  id: number;
  /** Whose right to the platform's registry is used. */
  account: string;
  files: ProjectFiles;
  main: string;
}

/** What it gets back: declarations of the packages for the editor, by path, come with the modules. */
export type Reply =
  | { id: number; built: Built; declarations: Record<string, string> }
  | { id: number; failure: string }
  /** On the way: what is being fetched. */
  | { id: number; progress: string };
