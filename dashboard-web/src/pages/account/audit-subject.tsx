import { Code, Text } from "@mantine/core";
import { linkOptions } from "@tanstack/react-router";
import type { AuditEntry } from "../../api/model.ts";
import { AnchorLink } from "../../components/links.tsx";
import { kindName, subjectName, type AuditedState } from "../../domain/audit.ts";

/** What an entry is about: its kind, and its name, which leads to it as long as it is there. */
export function AuditSubject({ entry: { action, resource } }: { entry: AuditEntry }) {
  const { type, id } = resource;
  const state: AuditedState = { ...objectOf(resource.before), ...objectOf(resource.after) };
  const page =
    action.type === "delete" && !CHANGED_BY_DELETION.has(type) ? undefined : pageOf(type, id, state);
  const name = subjectName(type, id, state);
  return (
    <>
      <Text size="sm" fw={600}>
        {kindName(type)}
      </Text>
      {page === undefined ? (
        <Code style={{ overflowWrap: "anywhere" }}>{name}</Code>
      ) : (
        <AnchorLink {...page} size="sm" ff="monospace" style={{ overflowWrap: "anywhere" }}>
          {name}
        </AnchorLink>
      )}
    </>
  );
}

/** Parts of something that outlives their deletion. */
const CHANGED_BY_DELETION = new Set(["durable_object_value", "zone", "custom_domain", "route"]);

function objectOf(state: unknown): AuditedState {
  return typeof state === "object" && state !== null && !Array.isArray(state) ? state : {};
}

function pageOf(type: string, id: string, { worker, namespace_id, service }: AuditedState) {
  switch (type) {
    case "worker":
      return linkOptions({ to: "/workers/$name", params: { name: id } });
    case "worker_settings":
      return linkOptions({ to: "/workers/$name/settings", params: { name: id } });
    case "worker_subdomain":
    case "worker_schedules":
    case "worker_routes":
      return linkOptions({ to: "/workers/$name/triggers", params: { name: id } });
    case "version":
      return worker === undefined
        ? undefined
        : linkOptions({ to: "/workers/$name/versions", params: { name: worker }, search: { version: id } });
    case "deployment":
      return worker === undefined
        ? undefined
        : linkOptions({ to: "/workers/$name/deployments", params: { name: worker } });
    case "custom_domain":
      return service === undefined
        ? undefined
        : linkOptions({ to: "/workers/$name/triggers", params: { name: service } });
    case "durable_object_namespace":
      return linkOptions({ to: "/durable-objects/$namespace", params: { namespace: id } });
    case "durable_object":
      return namespace_id === undefined
        ? undefined
        : linkOptions({
            to: "/durable-objects/$namespace/objects/$object",
            params: { namespace: namespace_id, object: id },
          });
    case "durable_object_value":
      return namespace_id === undefined
        ? undefined
        : linkOptions({
            to: "/durable-objects/$namespace/objects/$object/storage",
            params: { namespace: namespace_id, object: id },
          });
    case "kv_namespace":
      return linkOptions({ to: "/kv/$namespace", params: { namespace: id } });
    case "zone":
      return linkOptions({ to: "/domains" });
    case "member":
    case "invitation":
      return linkOptions({ to: "/members" });
    case "subscription":
      return linkOptions({ to: "/billing" });
    case "spending_limit":
    case "pause":
      return linkOptions({ to: "/billing/spending" });
    case "account":
    case "subdomain":
      return linkOptions({ to: "/account" });
    default:
      return undefined;
  }
}
