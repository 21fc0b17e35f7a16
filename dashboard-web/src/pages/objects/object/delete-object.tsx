import { Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { deleteObject } from "../../../api/commands/objects.ts";
import { isBusy } from "../../../api/errors.ts";
import type { ObjectDetail, ObjectRef } from "../../../api/model.ts";
import { ConfirmTyped } from "../../../components/confirm-typed.tsx";
import { notifySuccess } from "../../../components/notify.ts";
import { formatBytes } from "../../../domain/numbers.ts";
import { objectTitle } from "../../../domain/object-state.ts";

interface Props {
  path: ObjectRef;
  detail: ObjectDetail;
  onClose: () => void;
}

/** Asks for the object's name, then deletes it; a busy one only when asked again. */
export function DeleteObject({ path, detail, onClose }: Props) {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const remove = useMutation({
    mutationFn: (force: boolean) => deleteObject(path, force),
    onSuccess: async () => {
      notifySuccess(`${objectTitle(detail)} is deleted`);
      queryClient.removeQueries({ queryKey: ["objects", path.account, path.namespace] });
      await navigate({ to: "/durable-objects/$namespace", params: { namespace: path.namespace } });
      queryClient.removeQueries({ queryKey: ["object", path.account, path.namespace, path.object] });
    },
  });
  const busy = isBusy(remove.error);
  return (
    <ConfirmTyped
      title={`Delete ${objectTitle(detail)}`}
      word={detail.name ?? path.object.slice(0, 12)}
      action={busy ? "Reset and delete" : "Delete for good"}
      pending={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate(busy)}
      onClose={onClose}
    >
      <Text size="sm">
        {formatBytes(detail.stored_bytes)} will be gone, and nothing brings them back.{" "}
        {detail.sockets > 0 && "Its open sockets are closed. "}
        {busy && "It is busy now: requests in progress fail when it is reset."}
      </Text>
    </ConfirmTyped>
  );
}
