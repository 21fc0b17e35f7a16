import { useQuery, useSuspenseQueries } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { newestCodeQuery, settingsQuery } from "../../api/queries/newest-code.ts";
import { draftQuery } from "../../api/queries/drafts.ts";
import { namespacesQuery } from "../../api/queries/objects.ts";
import { workersQuery } from "../../api/queries/workers.ts";
import { PageSkeleton } from "../../components/skeletons.tsx";
import { draftKey } from "../../domain/drafts.ts";
import { deployedProject } from "../../domain/project/worker-project.ts";
import { Editor } from "./editor.tsx";

const route = getRouteApi("/authenticated/shell/workers/$name/edit");

/** The editor of a deployed Worker. */
export function EditWorker() {
  const { account } = route.useRouteContext();
  const { name } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const key = draftKey(account.id, { worker: name });
  const draft = useQuery(draftQuery(key));
  const [code, settings, workers, namespaces] = useSuspenseQueries({
    queries: [
      newestCodeQuery(account.id, name),
      settingsQuery(account.id, name),
      workersQuery(account.id),
      namespacesQuery(account.id),
    ],
  });
  if (draft.isPending) return <PageSkeleton />;
  const initial = deployedProject(code.data.modules, {
    name,
    mainModule: code.data.mainModule,
    compatibilityDate: settings.data.compatibility_date,
    compatibilityFlags: settings.data.compatibility_flags ?? [],
    migrationTag: settings.data.migration_tag,
    bindings: settings.data.bindings ?? [],
    classes: namespaces.data
      .filter(({ script }) => script === name)
      .map((namespace) => ({ name: namespace.class ?? "", sqlite: namespace.use_sqlite ?? false })),
  });
  return (
    <Editor
      key={name}
      account={account.id}
      name={name}
      initial={initial}
      appliedTag={settings.data.migration_tag}
      url={workers.data.find(({ id }) => id === name)?.url}
      draft={draft.data ?? undefined}
      draftKey={key}
      existing={[]}
      search={search}
      onSearch={(next) => void navigate({ search: (previous) => ({ ...previous, ...next }), replace: true })}
      onDeployed={() => undefined}
    />
  );
}
