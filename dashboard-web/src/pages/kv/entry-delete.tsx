import { Text } from "@mantine/core";
import type { InfiniteData } from "@tanstack/react-query";
import { deleteKvValue } from "../../api/commands/kv.ts";
import type { KvKey } from "../../api/model.ts";
import { kvKeysRead } from "../../api/queries/kv.ts";
import { ConfirmTyped } from "../../components/confirm-typed.tsx";
import { notifySuccess } from "../../components/notify.ts";
import { useOptimistic } from "../../components/use-optimistic.ts";

interface Props {
  account: string;
  namespace: string;
  name: string;
  onClose: () => void;
}

type Pages = InfiniteData<{ items: KvKey[] }>;

export function EntryDelete({ account, namespace, name, onClose }: Props) {
  const remove = useOptimistic<Pages>({
    ...kvKeysRead(account, namespace),
    act: () => deleteKvValue(account, namespace, name),
    show: ({ pages, ...rest }) => ({
      ...rest,
      pages: pages.map((page) => ({ ...page, items: page.items.filter((key) => key.name !== name) })),
    }),
    onSuccess: () => notifySuccess(`${name} is deleted`),
    failure: `${name} was not deleted`,
  });
  return (
    <ConfirmTyped
      title="Delete entry"
      word={name}
      action="Delete"
      pending={false}
      onConfirm={() => {
        remove.mutate();
        onClose();
      }}
      onClose={onClose}
    >
      <Text size="sm">The key, its value and its metadata are gone afterwards.</Text>
    </ConfirmTyped>
  );
}
