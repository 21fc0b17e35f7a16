import { useMutation, useQueryClient } from "@tanstack/react-query";
import { isBusy } from "../../../api/errors.ts";
import type { ObjectRef } from "../../../api/model.ts";
import { valuesRead } from "../../../api/queries/objects.ts";
import { notifySuccess } from "../../../components/notify.ts";

/** A change of what an object stores: its variable says whether a busy object is reset for it. */
export type Change = ReturnType<typeof useChange>;

/**
 * Changes what an object stores, and shows the object as it is then.
 *
 * @param done what people are told when it is durable
 */
export function useChange(
  path: ObjectRef,
  done: string,
  onDone: () => void,
  change: (force: boolean) => Promise<unknown>,
) {
  const queryClient = useQueryClient();
  const mutation = useMutation({
    mutationFn: change,
    onSuccess: async () => {
      notifySuccess(done);
      onDone();
      await Promise.all([
        queryClient.invalidateQueries(valuesRead(path)),
        queryClient.invalidateQueries({ queryKey: ["object", path.account, path.namespace, path.object] }),
      ]);
    },
  });
  return { ...mutation, busy: isBusy(mutation.error) };
}
