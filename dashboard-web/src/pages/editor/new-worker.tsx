import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { draftQuery } from "../../api/queries/drafts.ts";
import { workersQuery } from "../../api/queries/workers.ts";
import { PageSkeleton } from "../../components/skeletons.tsx";
import { draftKey } from "../../domain/drafts.ts";
import { readConfig } from "../../domain/project/config.ts";
import { templateProject } from "../../domain/project/worker-project.ts";
import { freeName } from "../../domain/worker-name.ts";
import { findTemplate, templates } from "../../templates/index.ts";
import { Editor } from "./editor.tsx";

const route = getRouteApi("/authenticated/shell/new");

/** The editor of a Worker that does not exist yet: a template's files, or those that were uploaded. */
export function NewWorker() {
  const { account } = route.useRouteContext();
  const search = route.useSearch();
  const navigate = useNavigate({ from: "/new" });
  const { data: workers } = useSuspenseQuery(workersQuery(account.id));
  const source = search.from ?? search.template ?? "hello-world-object";
  const key = draftKey(account.id, { template: source });
  const draft = useQuery(draftQuery(key));
  if (draft.isPending) return <PageSkeleton />;
  const existing = workers.map(({ id }) => id);
  const template = findTemplate(source) ?? templates[0];
  const uploaded = search.from === undefined ? undefined : draft.data?.files;
  const name = freeName(
    (uploaded && readConfig(uploaded).config.name) ?? template?.suggestedName ?? "worker",
    existing,
  );
  const initial = uploaded ?? (template ? templateProject(template, name) : {});
  return (
    <Editor
      key={source}
      account={account.id}
      name={name}
      initial={initial}
      appliedTag={null}
      draft={uploaded ? undefined : (draft.data ?? undefined)}
      draftKey={key}
      existing={existing}
      search={search}
      onSearch={(next) => void navigate({ search: (previous) => ({ ...previous, ...next }), replace: true })}
      onDeployed={(deployed) => void navigate({ to: "/workers/$name/edit", params: { name: deployed } })}
    />
  );
}
