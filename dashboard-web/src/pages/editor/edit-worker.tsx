import { useQuery, useSuspenseQueries } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { newestCodeQuery, settingsQuery } from "../../api/queries/newest-code.ts";
import { draftQuery } from "../../api/queries/drafts.ts";
import { namespacesQuery } from "../../api/queries/objects.ts";
import { workersQuery } from "../../api/queries/workers.ts";
import { PageSkeleton } from "../../components/skeletons.tsx";
import { draftKey } from "../../domain/drafts.ts";
import { newestOf } from "./deployed-project.ts";
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
  const { files, version, appliedTag } = newestOf(name, code.data, settings.data, namespaces.data);
  return (
    <Editor
      key={name}
      account={account.id}
      name={name}
      initial={files}
      version={version}
      appliedTag={appliedTag}
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
