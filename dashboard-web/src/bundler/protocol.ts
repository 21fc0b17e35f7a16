import type { Lock } from "../domain/project/lock.ts";
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

/** What a bundle is, with what was learned on the way. */
export interface Bundled {
  built: Built;
  /** Declarations of the packages for the editor, by path. */
  declarations: Record<string, string>;
  /** Which versions of packages went in. */
  lock: Lock;
  /** How long it took, fetching included. */
  millis: number;
}

/** What is being fetched, and what has come so far. */
export interface Fetching {
  what: string;
  archives: number;
  bytes: number;
}

/** What the page gets back. */
export type Reply =
  { id: number; bundled: Bundled } | { id: number; failure: string } | { id: number; fetching: Fetching };
