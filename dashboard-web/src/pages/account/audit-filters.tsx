import { Button, Select, SimpleGrid, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { kindName, type AuditSearch } from "../../domain/audit.ts";

const TYPING_MILLIS = 400;
const ACTIONS = [
  { value: "create", label: "Created" },
  { value: "update", label: "Changed" },
  { value: "delete", label: "Deleted" },
];
const KINDS = [
  "worker",
  "version",
  "deployment",
  "worker_settings",
  "worker_subdomain",
  "worker_schedules",
  "worker_routes",
  "custom_domain",
  "route",
  "zone",
  "durable_object",
  "durable_object_value",
  "kv_namespace",
  "tail",
  "member",
  "invitation",
  "account",
  "subdomain",
  "subscription",
  "spending_limit",
  "pause",
];

const route = getRouteApi("/authenticated/shell/audit");

/** Every choice is in the address. */
export function AuditFilters({ search }: { search: AuditSearch }) {
  const navigate = route.useNavigate();
  const [actor, setActor] = useState(search.actor ?? "");
  const set = (changes: { [K in keyof AuditSearch]: AuditSearch[K] | undefined }) => {
    const wanted = Object.entries({ ...search, ...changes }).filter(([, value]) => value);
    void navigate({ search: Object.fromEntries(wanted), replace: true });
  };
  const setActorSoon = useDebouncedCallback((email: string) => set({ actor: email.trim() }), TYPING_MILLIS);
  const kinds = search.type && !KINDS.includes(search.type) ? [...KINDS, search.type] : KINDS;
  const isFiltered = Object.values(search).some(Boolean);
  return (
    <SimpleGrid cols={{ base: 2, md: 5 }} spacing="sm" mb="lg" style={{ alignItems: "end" }}>
      <Select
        label="Action"
        placeholder="Any"
        clearable
        clearButtonProps={{ "aria-label": "Clear the action" }}
        data={ACTIONS}
        value={search.action ?? null}
        onChange={(action) => set({ action: action ?? undefined })}
      />
      <Select
        label="Resource"
        placeholder="Any"
        clearable
        searchable
        clearButtonProps={{ "aria-label": "Clear the resource" }}
        data={kinds.map((kind) => ({ value: kind, label: kindName(kind) }))}
        value={search.type ?? null}
        onChange={(type) => set({ type: type ?? undefined })}
      />
      <TextInput
        label="Actor"
        placeholder="Email address"
        value={actor}
        onChange={(event) => {
          setActor(event.currentTarget.value);
          setActorSoon(event.currentTarget.value);
        }}
      />
      <TextInput
        label="From"
        type="date"
        value={search.from ?? ""}
        onChange={(event) => set({ from: event.currentTarget.value })}
      />
      <TextInput
        label="Until"
        type="date"
        value={search.to ?? ""}
        onChange={(event) => set({ to: event.currentTarget.value })}
      />
      {isFiltered && (
        <Button
          variant="default"
          onClick={() => {
            setActor("");
            void navigate({ search: {}, replace: true });
          }}
        >
          Clear filters
        </Button>
      )}
    </SimpleGrid>
  );
}
