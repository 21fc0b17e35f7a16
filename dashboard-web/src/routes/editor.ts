import { createRoute, lazyRouteComponent, notFound } from "@tanstack/react-router";
import { newestCodeQuery, settingsQuery } from "../api/queries/newest-code.ts";
import { namespacesQuery } from "../api/queries/objects.ts";
import { workersQuery } from "../api/queries/workers.ts";
import { ApiError } from "../api/errors.ts";
import { shellRoute } from "./shell.tsx";

type Panel = "preview" | "bindings" | "packages";

interface Search {
  /** The file that is shown. */
  file?: string;
  /** What is beside the code. */
  panel?: Panel;
}

interface NewSearch extends Search {
  template?: string;
  /** Files that were brought along and lie in the browser. */
  from?: "upload";
}

function editorSearch({ file, panel }: Record<string, unknown>): Search {
  return {
    ...(typeof file === "string" && { file }),
    ...((panel === "preview" || panel === "bindings" || panel === "packages") && { panel }),
  };
}

export const newWorkerRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/new",
  validateSearch: (search): NewSearch => ({
    ...editorSearch(search),
    ...(typeof search["template"] === "string" && { template: search["template"] }),
    ...(search["from"] === "upload" && { from: "upload" }),
  }),
  loader: ({ context: { queryClient, account } }) => queryClient.ensureQueryData(workersQuery(account.id)),
  component: lazyRouteComponent(() => import("../pages/editor/new-worker.tsx"), "NewWorker"),
});

export const editWorkerRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/workers/$name/edit",
  validateSearch: (search): Search => editorSearch(search),
  loader: async ({ context: { queryClient, account }, params: { name } }) => {
    try {
      await Promise.all([
        queryClient.ensureQueryData(newestCodeQuery(account.id, name)),
        queryClient.ensureQueryData(settingsQuery(account.id, name)),
        queryClient.ensureQueryData(workersQuery(account.id)),
        queryClient.ensureQueryData(namespacesQuery(account.id)),
      ]);
    } catch (error) {
      if (error instanceof ApiError && error.notFound) throw notFound();
      throw error;
    }
  },
  component: lazyRouteComponent(() => import("../pages/editor/edit-worker.tsx"), "EditWorker"),
});
