import { isWanted, type ChosenFile } from "../../domain/project/unpack.ts";

/** Reads what was dropped, folders with all that is in them. */
export async function readDropped(transfer: DataTransfer): Promise<ChosenFile[]> {
  // The list is emptied once the event is over: everything is taken out of it first.
  const entries = [...transfer.items]
    .map((item) => item.webkitGetAsEntry())
    .filter((entry) => entry !== null);
  return (await Promise.all(entries.map((entry) => readEntry(entry)))).flat();
}

/** Reads what was chosen in a file dialog. */
export function readChosen(files: Iterable<File>): Promise<ChosenFile[]> {
  const wanted = [...files].filter((file) => isWanted(file.webkitRelativePath || file.name));
  return Promise.all(wanted.map((file) => readFile(file, file.webkitRelativePath || file.name)));
}

async function readEntry(entry: FileSystemEntry): Promise<ChosenFile[]> {
  const path = entry.fullPath.replace(/^\//, "");
  if (!isWanted(path)) return [];
  if (entry.isFile) {
    const file = await new Promise<File>((done, fail) => (entry as FileSystemFileEntry).file(done, fail));
    return [await readFile(file, path)];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const children: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail));
    if (some.length === 0) break;
    children.push(...some);
  }
  return (await Promise.all(children.map((child) => readEntry(child)))).flat();
}

async function readFile(file: File, path: string): Promise<ChosenFile> {
  return { path, bytes: new Uint8Array(await file.arrayBuffer()) };
}
