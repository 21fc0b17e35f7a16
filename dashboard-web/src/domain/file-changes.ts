/** A file as far as comparing it goes; `text` is absent for what is no text. */
interface File {
  name: string;
  type: string;
  content: Uint8Array;
  text: string | undefined;
}

export interface FileChange {
  name: string;
  kind: "added" | "removed" | "changed";
  before: File | undefined;
  after: File | undefined;
}

/** Which files differ, and the names of those that do not. */
export function fileChanges(before: readonly File[], after: readonly File[]) {
  const changed: FileChange[] = [];
  const same: string[] = [];
  for (const name of [...new Set([...before, ...after].map((file) => file.name))].toSorted()) {
    const was = before.find((file) => file.name === name);
    const is = after.find((file) => file.name === name);
    if (was && is && was.type === is.type && sameBytes(was.content, is.content)) same.push(name);
    else changed.push({ name, kind: !was ? "added" : !is ? "removed" : "changed", before: was, after: is });
  }
  return { changed, same };
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
