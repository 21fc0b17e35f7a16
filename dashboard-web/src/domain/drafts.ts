import type { ProjectFiles } from "./project/project.ts";

/** Work that was not deployed, as the browser keeps it. */
export interface Draft {
  files: ProjectFiles;
  savedAt: string;
  /** The version upon which they were written; absent for a Worker that is not deployed yet. */
  base?: string | undefined;
}

const STORE = "drafts";

/** Key of the draft of a Worker, or of one that does not exist yet. */
export function draftKey(account: string, subject: { worker: string } | { template: string }): string {
  return "worker" in subject ? `${account}/worker/${subject.worker}` : `${account}/new/${subject.template}`;
}

export function loadDraft(key: string): Promise<Draft | undefined> {
  return inStore("readonly", (store) => store.get(key) as IDBRequest<Draft | undefined>);
}

export async function saveDraft(key: string, files: ProjectFiles, base?: string): Promise<void> {
  const draft: Draft = { files, savedAt: new Date().toISOString(), base };
  await inStore("readwrite", (store) => store.put(draft, key));
}

export async function dropDraft(key: string): Promise<void> {
  await inStore("readwrite", (store) => store.delete(key));
}

async function inStore<T>(
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const opening = indexedDB.open("holdfast", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  const database = await finished(opening);
  try {
    return await finished(act(database.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    database.close();
  }
}

function finished<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("The browser's storage failed"));
  });
}
