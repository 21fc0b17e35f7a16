import { isOn } from "../compatibility.ts";
import { loadScript } from "../platform-script.ts";
import { jsonParse } from "../primordials.ts";
import { createNamespace } from "./namespace.ts";
import { createService } from "./service.ts";
import { type Owner, anybody, eventOwner, objectOwner } from "./owner.ts";
import type { ActiveEvent } from "../events/active-event.ts";
import type { ObjectId } from "../host.ts";

export type Env = Record<string, unknown>;

/** As published in the version bundle; see the record `Binding` of the contract. */
type Binding =
  | { readonly type: "plain_text" | "secret_text"; readonly name: string; readonly text: string }
  | { readonly type: "json"; readonly name: string; readonly json: string }
  | {
      readonly type: "durable_object_namespace";
      readonly name: string;
      readonly namespaceId: string;
      readonly className: string;
      /** The Worker whose class it is; absent or empty for the version's own. */
      readonly scriptName?: string;
    }
  | { readonly type: "service"; readonly name: string }
  | { readonly type: "kv_namespace"; readonly name: string }
  | { readonly type: "assets"; readonly name: string }
  | {
      readonly type: "version_metadata";
      readonly name: string;
      readonly id: string;
      readonly tag: string;
      readonly timestamp: string;
    };

export interface BundleHead {
  readonly bindings?: readonly Binding[];
}

type KvScript = typeof import("../kv/kv-namespace.ts");
type Factory = readonly [name: string, make: (owner: Owner) => unknown];

let factories: readonly Factory[] = [];
let classNamespaces = new Map<string, string>();
/** What `env` of the module `cloudflare:workers` shows unless something stands in for it: bindings that act for whoever uses them. */
export const sharedEnv: Env = {};

export function readBindings(head: BundleHead): void {
  const bindings = head.bindings ?? [];
  factories = bindings.map((binding) => [binding.name, factoryOf(binding)] as const);
  classNamespaces = new Map(
    bindings.flatMap((binding) =>
      binding.type === "durable_object_namespace" && (binding.scriptName ?? "") === ""
        ? [[binding.className, binding.namespaceId] as const]
        : [],
    ),
  );
  if (!isOn("disallow_importable_env")) {
    fill(sharedEnv, anybody);
  }
}

/** The namespace in which the main module's own class is bound, or "" when this version does not bind it. */
export function namespaceOfClass(className: string): string {
  return classNamespaces.get(className) ?? "";
}

export function envFor(event: ActiveEvent): Env {
  return fill({}, eventOwner(event));
}

export function envForObject(object: ObjectId): Env {
  return fill({}, objectOwner(object));
}

function fill(env: Env, owner: Owner): Env {
  for (const [name, make] of factories) {
    env[name] = make(owner);
  }
  return env;
}

function factoryOf(binding: Binding): (owner: Owner) => unknown {
  switch (binding.type) {
    case "plain_text":
    case "secret_text":
      return () => binding.text;
    case "json": {
      const value = jsonParse(binding.json);
      return () => value;
    }
    case "version_metadata": {
      const value = { id: binding.id, tag: binding.tag, timestamp: binding.timestamp };
      return () => value;
    }
    case "durable_object_namespace":
      return (owner) => createNamespace(binding.namespaceId, owner);
    case "kv_namespace": {
      const { createKv } = loadScript("kv") as KvScript;
      return (owner) => createKv(binding.name, owner);
    }
    case "assets":
    case "service":
      return (owner) => createService(binding.name, owner);
    default:
      throw new Error(
        `The binding type "${(binding as { type: string }).type}" is not available on this platform yet.`,
      );
  }
}
