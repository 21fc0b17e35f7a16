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
  /** ES modules by name. */
  readonly modules: ReadonlyMap<string, string>;
  readonly objects: readonly ObjectClass[];
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
