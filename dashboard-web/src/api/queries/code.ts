import { queryOptions } from "@tanstack/react-query";
import { client } from "../client.ts";
import { ApiError, type Failure } from "../errors.ts";

/** A file of a version. `text` is absent for what is no text. */
export interface CodeFile {
  name: string;
  type: string;
  content: Uint8Array;
  text: string | undefined;
}

const TEXT = /^(text\/|application\/(javascript|json|typescript|x-typescript))/;

/** The files of a version as they were uploaded, without source maps, by name. */
export const codeQuery = (account: string, script: string, version: string) =>
  queryOptions({
    queryKey: ["code", account, script, version],
    queryFn: async () => {
      const { data, error, response } = await client
        .GET("/client/v4/accounts/{account}/workers/scripts/{script}/content/v2", {
          params: { path: { account, script }, query: { version } },
          headers: { Accept: "multipart/form-data" },
          parseAs: "stream",
        })
        .catch((cause: unknown) => {
          throw ApiError.unreachable(cause);
        });
      if (!response.ok) throw ApiError.from(response, error as Failure | undefined);
      const headers = { "Content-Type": response.headers.get("Content-Type") ?? "" };
      return filesOf(await new Response(data as ReadableStream, { headers }).formData());
    },
    staleTime: Infinity,
  });

async function filesOf(form: FormData): Promise<CodeFile[]> {
  const files = [...form.values()].filter((part) => part instanceof File);
  const read = files.map(async (file) => ({
    name: file.name,
    type: file.type,
    content: new Uint8Array(await file.arrayBuffer()),
    text: TEXT.test(file.type) ? await file.text() : undefined,
  }));
  return (await Promise.all(read)).toSorted((a, b) => a.name.localeCompare(b.name));
}
