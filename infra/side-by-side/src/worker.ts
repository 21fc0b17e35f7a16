/** A class of a Worker that is bound as a Durable Object namespace; the binding has the name of the class. */
export interface ObjectClass {
  readonly className: string;
  readonly storage: "sqlite" | "kv";
}

/** One Worker, as both runtimes get it. */
export interface WorkerSource {
  /** Lower-case letters, digits, hyphens; unique among the Workers that run together. */
  readonly name: string;
  readonly compatibilityDate: string;
  readonly mainModule: string;
  /** Modules by name; the ending of a name says the type, see `moduleKind`. */
  readonly modules: ReadonlyMap<string, string | Uint8Array>;
  readonly objects: readonly ObjectClass[];
  /** Names of bindings to KV namespaces. */
  readonly kvNamespaces?: readonly string[];
  /** What the Worker answers with status 200. */
  readonly readyPath: string;
}

/** Where a running Worker answers. */
export interface Endpoint {
  readonly address: string;
  readonly port: number;
  /** What the header Host must say. */
  readonly host: string;
}

/** A type of module, as each runtime names it. */
export interface ModuleKind {
  /** The field of workerd's configuration. */
  readonly workerd: string;
  /** Of the part in an upload. */
  readonly contentType: string;
}

const KINDS: Readonly<Record<string, ModuleKind>> = {
  js: { workerd: "esModule", contentType: "application/javascript+module" },
  mjs: { workerd: "esModule", contentType: "application/javascript+module" },
  cjs: { workerd: "commonJsModule", contentType: "application/javascript" },
  json: { workerd: "json", contentType: "application/json" },
  txt: { workerd: "text", contentType: "text/plain" },
  wasm: { workerd: "wasm", contentType: "application/wasm" },
  bin: { workerd: "data", contentType: "application/octet-stream" },
};

/** The type of a module by the ending of its name. Throws on one that there is not. */
export function moduleKind(name: string): ModuleKind {
  const kind = KINDS[name.slice(name.lastIndexOf(".") + 1)];
  if (kind === undefined) throw new Error(`no type of module ends like ${name}`);
  return kind;
}
