import type { ProjectFiles } from "./project.ts";

/** A place in one of a project's files. */
export interface Place {
  file: string;
  line: number;
  column: number;
}

const PLACE = /([\w@./-]+\.[cm]?[jt]sx?):(\d+):(\d+)/g;

/** The first place in a stack, or a line of one, that is in the project rather than in a package or the platform. */
export function placeIn(stack: string, files: ProjectFiles): Place | undefined {
  for (const [, file = "", line, column] of stack.matchAll(PLACE)) {
    const path = file.replace(/^(?:\.\.?\/)+/, "");
    if (path in files) return { file: path, line: Number(line), column: Number(column) };
  }
  return undefined;
}
