import { Alert, Button, Group, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { putKvValue } from "../../api/commands/kv.ts";
import { kvKeysRead, kvValueQuery, type KvStored } from "../../api/queries/kv.ts";
import { ErrorPanel } from "../../components/error-panel.tsx";
import { notifySuccess } from "../../components/notify.ts";
import { RoleGate } from "../../components/role-gate.tsx";
import { formatBytes } from "../../domain/numbers.ts";
import { jsonProblem, localInput, prettyJson, textOf } from "../../domain/stored-text.ts";

/** Fields with more text than this answer slowly. */
const MOST_EDITED_BYTES = 256 * 1024;

const MONOSPACE = { input: { fontFamily: "var(--mantine-font-family-monospace)" } };

interface Props {
  account: string;
  namespace: string;
  stored?: KvStored & { name: string };
  onClose: () => void;
}

export function EntryForm({ account, namespace, stored, onClose }: Props) {
  const queryClient = useQueryClient();
  const text = stored ? textOf(stored.bytes) : "";
  const [name, setName] = useState(stored?.name ?? "");
  const [value, setValue] = useState(text ?? "");
  const [metadata, setMetadata] = useState(
    stored?.metadata == null ? "" : JSON.stringify(stored.metadata, null, 2),
  );
  const [expires, setExpires] = useState(
    stored?.expiration === undefined ? "" : localInput(new Date(stored.expiration * 1000)),
  );
  const metadataProblem = jsonProblem(metadata);
  const save = useMutation({
    mutationFn: () =>
      putKvValue(account, namespace, {
        key: name,
        value,
        metadata: metadata.trim(),
        ...(expires !== "" && { expiration: Math.floor(new Date(expires).getTime() / 1000) }),
      }),
    onSuccess: async () => {
      queryClient.removeQueries(kvValueQuery(account, namespace, name));
      await queryClient.invalidateQueries(kvKeysRead(account, namespace));
      notifySuccess(`${name} is stored`);
      onClose();
    },
  });
  if (stored && text === null) {
    return <AsFile bytes={stored.bytes} name={stored.name} title="This value is no text" />;
  }
  if (stored && stored.bytes.length > MOST_EDITED_BYTES) {
    return (
      <AsFile bytes={stored.bytes} name={stored.name} title="This value is too large to be edited here" />
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (name !== "" && metadataProblem === null) save.mutate();
      }}
    >
      <Stack>
        {!stored && (
          <TextInput
            label="Key"
            data-autofocus
            autoComplete="off"
            spellCheck={false}
            styles={MONOSPACE}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        )}
        <Textarea
          label="Value"
          autosize
          minRows={6}
          maxRows={20}
          spellCheck={false}
          styles={MONOSPACE}
          value={value}
          onChange={(event) => setValue(event.currentTarget.value)}
          {...(stored && { "data-autofocus": true, description: formatBytes(stored.bytes.length) })}
        />
        <Group gap="sm">
          <Button
            size="xs"
            variant="default"
            disabled={prettyJson(value) === value}
            onClick={() => setValue(prettyJson(value))}
          >
            Format JSON
          </Button>
        </Group>
        <Textarea
          label="Metadata"
          description="JSON that lists of keys show too; optional"
          autosize
          minRows={2}
          maxRows={8}
          spellCheck={false}
          styles={MONOSPACE}
          error={metadataProblem}
          value={metadata}
          onChange={(event) => setMetadata(event.currentTarget.value)}
        />
        <TextInput
          label="Expires"
          description="In your time zone, at least a minute from now; empty for never"
          type="datetime-local"
          value={expires}
          onChange={(event) => setExpires(event.currentTarget.value)}
        />
        {save.isError && <ErrorPanel error={save.error} title="Nothing was stored" />}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <RoleGate needs="Workers KV Storage Write">
            <Button type="submit" disabled={name === "" || metadataProblem !== null} loading={save.isPending}>
              Store
            </Button>
          </RoleGate>
        </Group>
      </Stack>
    </form>
  );
}

interface AsFileProps {
  bytes: Uint8Array;
  name: string;
  /** Why it is not shown. */
  title: string;
}

function AsFile({ bytes, name, title }: AsFileProps) {
  const [url] = useState(() => URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>])));
  return (
    <Stack>
      <Alert color="lamp" variant="light" title={title}>
        <Text size="sm">
          It has {formatBytes(bytes.length)}. It can be saved as a file; wrangler or code can replace it.
        </Text>
      </Alert>
      <Button component="a" href={url} download={name} variant="default">
        Save as a file
      </Button>
    </Stack>
  );
}
