import { queryOptions } from "@tanstack/react-query";
import { isTextFile, type FileContent } from "../../domain/project/project.ts";
import { client, resultOf } from "../client.ts";
import { ApiError, type Failure } from "../errors.ts";

export interface WorkerCode {
  version: string;
  mainModule: string;
  modules: Record<string, FileContent>;
}

const SCRIPT = "/client/v4/accounts/{account}/workers/scripts/{script}";

/** The modules of the newest version. */
export const newestCodeQuery = (account: string, script: string) =>
  queryOptions({
    queryKey: ["newest-code", account, script],
    queryFn: async (): Promise<WorkerCode> => {
      const { error, response } = await client.GET(`${SCRIPT}/content/v2`, {
        params: { path: { account, script } },
        parseAs: "stream",
      });
      if (!response.ok) throw ApiError.from(response, error as Failure | undefined);
      const modules: Record<string, FileContent> = {};
      for (const [name, part] of await response.formData()) {
        if (typeof part === "string") modules[tidy(name)] = part;
        else modules[tidy(name)] = await contentOf(name, part);
      }
      const version = (response.headers.get("ETag") ?? "").replace(/^W\/|"/g, "");
      return { version, mainModule: tidy(response.headers.get("cf-entrypoint") ?? ""), modules };
    },
    gcTime: 0,
  });

/** What applies to the next upload: bindings, compatibility, the applied migration. */
export const settingsQuery = (account: string, script: string) =>
  queryOptions({
    queryKey: ["settings", account, script],
    queryFn: () => resultOf(client.GET(`${SCRIPT}/settings`, { params: { path: { account, script } } })),
  });

/** wrangler writes some names with `./`, which modules import either way. */
function tidy(name: string): string {
  return name.replace(/^(?:\.\/)+/, "");
}

async function contentOf(name: string, part: File): Promise<FileContent> {
  const isText = isTextFile(name) || /^text\/|^application\/(?:javascript|json)/.test(part.type);
  return isText ? part.text() : new Uint8Array(await part.arrayBuffer());
}
