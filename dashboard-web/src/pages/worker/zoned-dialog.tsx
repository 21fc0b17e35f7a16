import { Alert, Button, Group, Stack, Text, TextInput } from "@mantine/core";
import type { UseMutationResult } from "@tanstack/react-query";
import { useState } from "react";
import type { Zone } from "../../api/model.ts";
import { Dialog } from "../../components/dialog.tsx";
import { ErrorPanel } from "../../components/error-panel.tsx";
import { AnchorLink } from "../../components/links.tsx";
import { TxtRecord } from "../../components/txt-record.tsx";
import { zoneOf } from "../../domain/zone.ts";

interface Props {
  title: string;
  label: string;
  placeholder: string;
  zones: Zone[];
  adding: UseMutationResult<unknown, Error, { text: string; zone: Zone }>;
  onClose: () => void;
}

/** Adds something that lies in one of the account's domains, and says what the domain still lacks. */
export function ZonedDialog({ title, label, placeholder, zones, adding, onClose }: Props) {
  const [typed, setTyped] = useState("");
  const text = typed.trim();
  const zone = zoneOf(zones, text);
  return (
    <Dialog onClose={onClose} title={title}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (zone) adding.mutate({ text, zone });
        }}
      >
        <Stack>
          <TextInput
            label={label}
            placeholder={placeholder}
            data-autofocus
            spellCheck={false}
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          {zone === undefined ? (
            <Text size="sm" c="var(--hf-quiet)">
              It has to lie in one of the account's <AnchorLink to="/domains">domains</AnchorLink>
              {zones.length > 0 ? `: ${zones.map(({ name }) => name).join(", ")}.` : "; there are none yet."}
            </Text>
          ) : (
            zone.status !== "active" && (
              <Alert color="lamp" variant="light" title={`${zone.name} is not shown to be yours yet`}>
                <TxtRecord zone={zone} />
              </Alert>
            )
          )}
          {adding.isError && <ErrorPanel error={adding.error} title="Nothing was added" />}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={zone === undefined} loading={adding.isPending}>
              Add
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
