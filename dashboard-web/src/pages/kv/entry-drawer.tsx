import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { kvValueQuery } from "../../api/queries/kv.ts";
import { SideDialog } from "../../components/dialog.tsx";
import { ErrorPanel } from "../../components/error-panel.tsx";
import { EntryForm } from "./entry-form.tsx";

interface Props {
  account: string;
  namespace: string;
  /** The key that is shown; without it, an entry is added. */
  name?: string;
  onClose: () => void;
}

/** One key with its value, to be read and changed. */
export function EntryDrawer({ name, onClose, ...place }: Props) {
  return (
    <SideDialog onClose={onClose} title={name ?? "Add an entry"}>
      {name === undefined ? (
        <EntryForm {...place} onClose={onClose} />
      ) : (
        <Stored {...place} name={name} onClose={onClose} />
      )}
    </SideDialog>
  );
}

function Stored({ account, namespace, name, onClose }: Required<Props>) {
  const query = useQuery(kvValueQuery(account, namespace, name));
  if (query.isPending) return <Skeleton h={240} />;
  if (query.isError) {
    return (
      <ErrorPanel
        error={query.error}
        title="The value could not be read"
        onRetry={() => void query.refetch()}
      />
    );
  }
  return (
    <EntryForm
      key={query.dataUpdatedAt}
      account={account}
      namespace={namespace}
      stored={{ name, ...query.data }}
      onClose={onClose}
    />
  );
}
