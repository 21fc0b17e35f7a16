import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

export interface ProjectOptions {
  readonly name: string;
  readonly main: string;
  readonly source: string;
  /** Exported classes to bind and to migrate, by storage. */
  readonly sqliteClasses?: readonly string[];
  readonly keyValueClasses?: readonly string[];
  /** Classes of other Workers to bind. */
  readonly othersClasses?: readonly OthersClass[];
  /** Bindings to other Workers. */
  readonly services?: readonly ServiceBinding[];
  readonly crons?: readonly string[];
  /** CPU time that one request may take. */
  readonly cpuMillis?: number;
}

export interface OthersClass {
  readonly className: string;
  readonly scriptName: string;
}

export interface ServiceBinding {
  readonly binding: string;
  readonly service: string;
  readonly entrypoint?: string;
}

/** Makes a folder as the guide's reader would have it: wrangler.toml and one source file. */
export async function makeProject(options: ProjectOptions): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "holdfast-project-"));
  await configure(folder, options);
  await rewrite(folder, options.main, options.source);
  return folder;
}

/** Writes a project's wrangler.toml anew. */
export async function configure(folder: string, options: ProjectOptions): Promise<void> {
  await writeFile(join(folder, "wrangler.toml"), configuration(options));
}

/** Replaces a source file of a project. */
export async function rewrite(folder: string, file: string, source: string): Promise<void> {
  await mkdir(dirname(join(folder, file)), { recursive: true });
  await writeFile(join(folder, file), source);
}

function configuration(options: ProjectOptions): string {
  const { name, main, sqliteClasses = [], keyValueClasses = [], services = [], crons, cpuMillis } = options;
  const { othersClasses = [] } = options;
  const bind = (className: string): string =>
    `[[durable_objects.bindings]]\nname = "${bindingOf(className)}"\nclass_name = "${className}"\n`;
  const bindings = [
    ...[...sqliteClasses, ...keyValueClasses].map(bind),
    ...othersClasses.map(({ className, scriptName }) => `${bind(className)}script_name = "${scriptName}"\n`),
  ];
  const steps = [
    ...(sqliteClasses.length > 0 ? [`new_sqlite_classes = ${JSON.stringify(sqliteClasses)}`] : []),
    ...(keyValueClasses.length > 0 ? [`new_classes = ${JSON.stringify(keyValueClasses)}`] : []),
  ];
  const migration = steps.length > 0 ? [`[[migrations]]\ntag = "v1"\n${steps.join("\n")}\n`] : [];
  const head = `name = "${name}"\nmain = "${main}"\ncompatibility_date = "2026-11-01"\n`;
  const limits = cpuMillis === undefined ? [] : [`[limits]\ncpu_ms = ${cpuMillis}\n`];
  const calls = services.map(
    (service) =>
      `[[services]]\n${Object.entries(service)
        .map(([key, value]) => `${key} = ${JSON.stringify(value)}\n`)
        .join("")}`,
  );
  const triggers = crons === undefined ? [] : [`[triggers]\ncrons = ${JSON.stringify(crons)}\n`];
  return [head, ...limits, ...bindings, ...migration, ...calls, ...triggers].join("\n");
}

/** The name under which a class is bound: MyDurableObject is MY_DURABLE_OBJECT. */
function bindingOf(className: string): string {
  return className.replace(/(?<=[a-z0-9])(?=[A-Z])/g, "_").toUpperCase();
}
