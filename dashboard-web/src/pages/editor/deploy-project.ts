import { uploadAssets } from "../../api/commands/assets.ts";
import { deployNew, upload, uploadVersion } from "../../api/commands/workers.ts";
import { replaceSchedules } from "../../api/commands/worker-settings.ts";
import { ApiError } from "../../api/errors.ts";
import { BUILT_MODULE } from "../../bundler/build.ts";
import type { Bundler } from "../../bundler/bundler.ts";
import type { Bundled, Fetching } from "../../bundler/protocol.ts";
import { splitAssets } from "../../domain/assets/assets.ts";
import { readConfig, type WorkerConfig } from "../../domain/project/config.ts";
import { mainFile } from "../../domain/project/main-file.ts";
import { metadataOf } from "../../domain/project/metadata.ts";
import { placeIn } from "../../domain/project/place.ts";
import type { Problem, ProjectFiles } from "../../domain/project/project.ts";
import { SOURCE_FOLDER } from "../../domain/project/worker-project.ts";
import { moduleOf, uploadForm, type Module } from "../../domain/upload.ts";

/** A project that cannot be deployed as it is. */
export class ProjectProblems extends Error {
  override readonly name = "ProjectProblems";
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems[0]?.message ?? "The project has problems");
    this.problems = problems;
  }
}

export interface Target {
  account: string;
  name: string;
  /** The Worker's applied migration; it is `null` when there is no Worker yet. */
  appliedTag: string | undefined | null;
  /** The version upon which the project was written, which must still be the newest; absent: whatever is there. */
  base?: string | undefined;
  message: string;
}

/**
 * Bundles a project.
 *
 * @throws ProjectProblems when settings or code have errors
 */
export async function bundleProject(
  bundler: Bundler,
  account: string,
  files: ProjectFiles,
  onFetch: (fetching: Fetching) => void,
): Promise<Bundled> {
  const { config, problems } = readConfig(files);
  const errors = problems.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new ProjectProblems(errors);
  const main = mainFile(files, config);
  if (main === undefined) {
    return { built: { modules: [], problems: [], packages: [] }, declarations: {}, lock: {}, millis: 0 };
  }
  return bundler.bundle(account, splitAssets(files, config).sources, main, onFetch);
}

/** Deploys what was bundled, by the calls that wrangler makes. */
export async function deployBundle(target: Target, files: ProjectFiles, { built }: Bundled) {
  const { account, name, appliedTag, base } = target;
  const form = await formOf(target, files, built.modules);
  const uploaded = await (appliedTag === null
    ? deployNew(account, name, form)
    : upload(account, name, form, base));
  const { crons } = readConfig(files).config.triggers ?? {};
  if (crons !== undefined) await replaceSchedules(account, name, crons);
  return uploaded;
}

/** Stores what was bundled as a version that is not deployed. */
export async function storeBundle(target: Target, files: ProjectFiles, { built }: Bundled) {
  return uploadVersion(target.account, target.name, await formOf(target, files, built.modules));
}

async function formOf(target: Target, files: ProjectFiles, modules: readonly Module[]) {
  const { config } = readConfig(files);
  const { assets, sources } = splitAssets(files, config);
  const token = assets.length > 0 ? await uploadAssets(target.account, target.name, assets) : undefined;
  const metadata = metadataOf(withRules(config, assets), {
    mainModule: modules.length > 0 ? BUILT_MODULE : undefined,
    appliedTag: target.appliedTag ?? undefined,
    message: target.message,
    assets: token,
    keepsAssets: token === undefined && config.assets !== undefined && target.appliedTag !== null,
  });
  const kept = modules.length === 0 ? [] : Object.entries(sources).map(sourceModule);
  return uploadForm(metadata, [...modules, ...kept]);
}

/** Sources go along as texts and bytes that nothing imports, so that the Worker can be edited again anywhere. */
function sourceModule([path, content]: [string, ProjectFiles[string]]): Module {
  const type = typeof content === "string" ? "text/plain" : "application/octet-stream";
  return { ...moduleOf(SOURCE_FOLDER + path, content), type };
}

/** `_headers` and `_redirects` are sent as settings. */
function withRules(
  config: WorkerConfig,
  assets: readonly { path: string; bytes: Uint8Array }[],
): WorkerConfig {
  const rules = assets
    .filter(({ path }) => path === "/_headers" || path === "/_redirects")
    .map(({ path, bytes }) => [path.slice(1), new TextDecoder().decode(bytes)]);
  return rules.length === 0
    ? config
    : { ...config, assets: { ...config.assets, ...Object.fromEntries(rules) } };
}

/** What the server says of a project, at the line that its stack names if that is one of the project's. */
export function serverProblem({ message }: ApiError, files: ProjectFiles): Problem {
  return { severity: "error", source: "Server", message, ...placeIn(message, files) };
}
