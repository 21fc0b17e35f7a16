import { Button, Group, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { createKvNamespace, renameKvNamespace } from "../../api/commands/kv.ts";
import type { KvNamespace } from "../../api/model.ts";
import { kvNamespacesQuery } from "../../api/queries/kv.ts";
import { Dialog } from "../../components/dialog.tsx";
import { ErrorPanel } from "../../components/error-panel.tsx";
import { notifySuccess } from "../../components/notify.ts";

interface Props {
  account: string;
  /** Without it, one is created. */
  renamed?: KvNamespace;
  onClose: () => void;
}

export function NamespaceTitleDialog({ account, renamed, onClose }: Props) {
  const queryClient = useQueryClient();
  const [title, setTitle] = useState(renamed?.title ?? "");
  const wanted = title.trim();
  const save = useMutation({
    mutationFn: () =>
      renamed ? renameKvNamespace(account, renamed.id, wanted) : createKvNamespace(account, wanted),
    onSuccess: async () => {
      await queryClient.invalidateQueries(kvNamespacesQuery(account));
      notifySuccess(renamed ? `It is called ${wanted} now` : `${wanted} is created`);
      onClose();
    },
  });
  return (
    <Dialog onClose={onClose} title={renamed ? `Rename ${renamed.title}` : "Create a namespace"}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (wanted !== "") save.mutate();
        }}
      >
        <Stack>
          <TextInput
            label="Name"
            placeholder="sessions"
            description="For people; Workers find the namespace by its id"
            data-autofocus
            autoComplete="off"
            maxLength={512}
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          {save.isError && <ErrorPanel error={save.error} title="Nothing was changed" />}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={wanted === ""} loading={save.isPending}>
              {renamed ? "Rename" : "Create"}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
