import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import { ApiError } from "../../api/errors.ts";
import { namespacesQuery } from "../../api/queries/objects.ts";
import { workersQuery } from "../../api/queries/workers.ts";
import { Bundler } from "../../bundler/bundler.ts";
import type { Bundled, Fetching } from "../../bundler/protocol.ts";
import { withLock } from "../../domain/project/lock.ts";
import { formatBytes } from "../../domain/numbers.ts";
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
  const [last, setLast] = useState<Bundled>();
  const latest = useRef(0);

  /** Bundles of other files may still be under way: only the last one that was asked for tells what is wrong. */
  async function bundle(files: ProjectFiles): Promise<Bundled> {
    const order = (latest.current += 1);
    setProgress("Bundling");
    try {
      const bundled = await bundleProject(bundler, account, files, (fetching) =>
        setProgress(fetchingText(fetching)),
      );
      if (latest.current === order) {
        setLast(bundled);
        setProblems(bundled.built.problems);
      }
      if (bundled.built.problems.some(({ severity }) => severity === "error"))
        throw new ProjectProblems(bundled.built.problems);
      return bundled;
    } finally {
      setProgress(undefined);
    }
  }

  /** What is sent along keeps which packages were chosen. */
  async function bundled<T>(
    files: ProjectFiles,
    then: (files: ProjectFiles, bundled: Bundled) => Promise<T>,
  ): Promise<{ result: T; files: ProjectFiles }> {
    const made = await bundle(files);
    setProgress("Uploading");
    try {
      const locked = withLock(files, made.lock);
      return { result: await then(locked, made), files: locked };
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
      bundled(files, (locked, made) => deployBundle(target, locked, made)),
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
      bundled(files, (locked, made) => storeBundle(target, locked, made)),
    onError,
    onSuccess: (_, { target }) =>
      queryClient.invalidateQueries({ queryKey: ["versions", account, target.name] }),
  });

  const check = useMutation({ mutationFn: ({ files }: { files: ProjectFiles }) => bundle(files), onError });

  return { deploy, preview, check, progress, problems, last, declarations: last?.declarations ?? NOTHING };
}

function fetchingText({ what, archives, bytes }: Fetching): string {
  return archives === 0
    ? `Fetching ${what}`
    : `Fetching ${what}, after ${archives} ${archives === 1 ? "package" : "packages"} of ${formatBytes(bytes)}`;
}

export type Deployment = ReturnType<typeof useDeployment>;
