import { useMutation, useQueryClient } from "@tanstack/react-query";
import { attachDomain } from "../../api/commands/zones.ts";
import type { Zone } from "../../api/model.ts";
import { customDomainsQuery } from "../../api/queries/worker-settings.ts";
import { notifySuccess } from "../../components/notify.ts";
import { ZonedDialog } from "./zoned-dialog.tsx";

interface Props {
  account: string;
  worker: string;
  zones: Zone[];
  onClose: () => void;
}

export function DomainDialog({ account, worker, zones, onClose }: Props) {
  const queryClient = useQueryClient();
  const attach = useMutation({
    mutationFn: ({ text, zone }: { text: string; zone: Zone }) =>
      attachDomain(account, text, worker, zone.id),
    onSuccess: async (domain) => {
      await queryClient.invalidateQueries(customDomainsQuery(account, worker));
      notifySuccess(`${domain.hostname} leads to ${worker}`);
      onClose();
    },
  });
  return (
    <ZonedDialog
      title="Add a custom domain"
      label="Host name"
      placeholder="api.example.com"
      zones={zones}
      adding={attach}
      onClose={onClose}
    />
  );
}
