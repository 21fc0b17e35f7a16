import { Button, Stack, Text } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { exportObject } from "../../../api/commands/objects.ts";
import { objectQuery } from "../../../api/queries/objects.ts";
import { ButtonLink } from "../../../components/links.tsx";
import { ErrorPanel } from "../../../components/error-panel.tsx";
import { Section } from "../../../components/section.tsx";
import { Surface } from "../../../components/surface.tsx";
import { formatItems } from "../../../domain/numbers.ts";
import { RoleGate } from "../../../components/role-gate.tsx";
import { objectTitle } from "../../../domain/object-state.ts";
import { saveAs } from "../../../domain/save-as.ts";
import { DeleteObject } from "./delete-object.tsx";

const route = getRouteApi("/authenticated/shell/durable-objects/$namespace/objects/$object/manage");

export function ObjectManage() {
  const { account } = route.useRouteContext();
  const { namespace, object } = route.useParams();
  const path = { account: account.id, namespace, object };
  const { data: detail } = useSuspenseQuery(objectQuery(path));
  const { remove } = route.useSearch();
  const navigate = route.useNavigate();
  const download = useMutation({
    mutationFn: () => exportObject(path),
    onSuccess: (blob) => saveAs(blob, `${object}.jsonl`),
  });
  return (
    <>
      <Section
        title="Export"
        description="One line of JSON for each key, in the order of keys. Values keep their types: a Map comes as a Map."
      >
        <Surface>
          <Stack align="flex-start">
            <Text size="sm">
              {formatItems(detail.stored_keys, "key")}, each as it is committed when its line is written. The
              audit log keeps who took the export.
            </Text>
            <RoleGate needs="Durable Objects Data">
              <Button
                variant="default"
                leftSection={<IconDownload size={16} />}
                loading={download.isPending}
                onClick={() => download.mutate()}
              >
                Download JSON lines
              </Button>
            </RoleGate>
            {download.isError && <ErrorPanel error={download.error} title="Nothing was exported" />}
          </Stack>
        </Surface>
      </Section>
      <Section
        title="Delete"
        description="All that the object stores, its alarm and its name are gone for good. If its id is addressed again, it begins anew."
      >
        <Surface>
          <RoleGate needs="Durable Objects Write">
            <ButtonLink to="." search={{ remove: true }} resetScroll={false} color="red.8">
              Delete {objectTitle(detail)}
            </ButtonLink>
          </RoleGate>
        </Surface>
      </Section>
      {remove && <DeleteObject path={path} detail={detail} onClose={() => void navigate({ search: {} })} />}
    </>
  );
}
