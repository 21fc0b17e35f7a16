import { queryOptions } from "@tanstack/react-query";
import type { Namespace, Settings } from "../../api/model.ts";
import { newestCodeQuery, settingsQuery, type WorkerCode } from "../../api/queries/newest-code.ts";
import { namespacesQuery } from "../../api/queries/objects.ts";
import type { ProjectFiles } from "../../domain/project/project.ts";
import { deployedProject } from "../../domain/project/worker-project.ts";

/** A Worker's newest version as a project. */
export interface Newest {
  version: string;
  files: ProjectFiles;
  appliedTag: string | undefined;
}

export function newestOf(
  name: string,
  code: WorkerCode,
  settings: Settings,
  namespaces: readonly Namespace[],
): Newest {
  const files = deployedProject(code.modules, {
    name,
    mainModule: code.mainModule,
    compatibilityDate: settings.compatibility_date,
    compatibilityFlags: settings.compatibility_flags ?? [],
    migrationTag: settings.migration_tag,
    bindings: settings.bindings ?? [],
    classes: namespaces
      .filter(({ script }) => script === name)
      .map((namespace) => ({ name: namespace.class ?? "", sqlite: namespace.use_sqlite ?? false })),
  });
  return { version: code.version, files, appliedTag: settings.migration_tag };
}

/** What somebody else has deployed while one was writing. */
export const newestProjectQuery = (account: string, name: string) =>
  queryOptions({
    queryKey: ["newest-project", account, name],
    queryFn: async ({ client }) => {
      const fresh = { staleTime: 0 };
      const [code, settings, namespaces] = await Promise.all([
        client.fetchQuery({ ...newestCodeQuery(account, name), ...fresh }),
        client.fetchQuery({ ...settingsQuery(account, name), ...fresh }),
        client.fetchQuery({ ...namespacesQuery(account), ...fresh }),
      ]);
      return newestOf(name, code, settings, namespaces);
    },
    gcTime: 0,
    staleTime: 0,
  });
