import type { paths } from "./schema.d.ts";

/** Properties that an answer may lack. The API's document marks none as required, but sends all the others always. */
type Optional =
  | "first_name"
  | "last_name"
  | "url"
  | "migration_tag"
  | "current_period_end"
  | "overage_cents"
  | "overage_quantity";

/** A type of the document with everything present that the API always sends. */
export type Present<T> = T extends readonly (infer Item)[]
  ? Present<Item>[]
  : T extends object
    ? { [K in keyof T as K extends Optional ? never : K]-?: Present<T[K]> } & {
        [K in keyof T as K extends Optional ? K : never]?: Present<T[K]>;
      }
    : T;

type GetPath = {
  [P in keyof paths]: paths[P] extends { get: { responses: { 200: unknown } } } ? P : never;
}[keyof paths];

type Result<P extends GetPath> = paths[P] extends {
  get: { responses: { 200: { content: { "application/json": { result?: infer R } } } } };
}
  ? Present<NonNullable<R>>
  : never;

type AccountPath = "/client/v4/accounts/{account}";
type ScriptPath = `${AccountPath}/workers/scripts/{script}`;

export type User = Result<"/client/v4/user">;
export type Account = Result<"/client/v4/accounts">[number];
export type Subscription = Result<`${AccountPath}/subscription`>;
export type Plan = Result<"/client/v4/plans">[number];
export type Worker = Result<`${AccountPath}/workers/scripts`>[number];
export type Namespace = Result<`${AccountPath}/workers/durable_objects/namespaces`>[number];
export type Deployment = Result<`${ScriptPath}/deployments`>["deployments"][number];
export type Version = Result<`${ScriptPath}/versions`>["items"][number];
export type Token = Result<"/client/v4/user/tokens">[number];

/** A property of a Worker's `env`. The document leaves its kinds open, so they are named here. */
export type Binding =
  | { name: string; type: "plain_text"; text: string }
  | { name: string; type: "json"; json: unknown }
  | { name: string; type: "secret_text" }
  | { name: string; type: "version_metadata" }
  | {
      name: string;
      type: "durable_object_namespace";
      namespace_id: string;
      class_name: string;
      script_name?: string;
    };
