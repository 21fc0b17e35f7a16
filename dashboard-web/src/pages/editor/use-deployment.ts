import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { ApiError } from "../../api/errors.ts";
import { namespacesQuery } from "../../api/queries/objects.ts";
import { workersQuery } from "../../api/queries/workers.ts";
import type { Built } from "../../bundler/build.ts";
import { Bundler, type Bundled } from "../../bundler/bundler.ts";
import type { Problem, ProjectFiles } from "../../domain/project/project.ts";
import {
  bundleProject,
  deployBundle,
  ProjectProblems,
  serverProblem,
  storeBundle,
  type Target,
} from "./deploy-project.ts";

const NOTHING: Readonly<Record<string, string>> = {};

/** Bundling, deploying and previewing of one project, with what these found wrong. */
export function useDeployment(account: string) {
  const queryClient = useQueryClient();
  const bundler = useMemo(() => new Bundler(), []);
  useEffect(() => () => bundler.close(), [bundler]);
  const [progress, setProgress] = useState<string>();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [packages, setPackages] = useState<Built["packages"]>([]);
  const [declarations, setDeclarations] = useState(NOTHING);

  async function bundle(files: ProjectFiles): Promise<Bundled> {
    setProgress("Bundling");
    try {
      const bundled = await bundleProject(bundler, account, files, (what) => setProgress(`Fetching ${what}`));
      setPackages(bundled.built.packages);
      setDeclarations(bundled.declarations);
      setProblems(bundled.built.problems);
      if (bundled.built.problems.some(({ severity }) => severity === "error"))
        throw new ProjectProblems(bundled.built.problems);
      return bundled;
    } finally {
      setProgress(undefined);
    }
  }

  async function bundled<T>(files: ProjectFiles, then: (bundled: Bundled) => Promise<T>): Promise<T> {
    const made = await bundle(files);
    setProgress("Uploading");
    try {
      return await then(made);
    } finally {
      setProgress(undefined);
    }
  }

  const onError = (error: Error, { files }: { files: ProjectFiles }) => {
    if (error instanceof ProjectProblems) setProblems(error.problems);
    else if (error instanceof ApiError) setProblems([serverProblem(error, files)]);
  };

  const deploy = useMutation({
    mutationFn: ({ target, files }: { target: Target; files: ProjectFiles }) =>
      bundled(files, (made) => deployBundle(target, files, made)),
    onError,
    onSuccess: async (_, { target }) => {
      void queryClient.invalidateQueries(namespacesQuery(account));
      await Promise.all([
        queryClient.refetchQueries(workersQuery(account)),
        ...["deployments", "versions", "settings", "newest-code"].map((key) =>
          queryClient.invalidateQueries({ queryKey: [key, account, target.name] }),
        ),
      ]);
    },
  });

  const preview = useMutation({
    mutationFn: ({ target, files }: { target: Target; files: ProjectFiles }) =>
      bundled(files, (made) => storeBundle(target, files, made)),
    onError,
    onSuccess: (_, { target }) =>
      queryClient.invalidateQueries({ queryKey: ["versions", account, target.name] }),
  });

  const check = useMutation({ mutationFn: ({ files }: { files: ProjectFiles }) => bundle(files), onError });

  return { deploy, preview, check, progress, problems, packages, declarations };
}

export type Deployment = ReturnType<typeof useDeployment>;
