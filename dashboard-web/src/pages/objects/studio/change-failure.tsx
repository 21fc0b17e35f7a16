import { Button } from "@mantine/core";
import { ErrorPanel } from "../../../components/error-panel.tsx";
import type { Change } from "./use-change.ts";

interface Props {
  change: Change;
  title: string;
}

/** Why a change was refused; a busy object can be reset for it. */
export function ChangeFailure({ change, title }: Props) {
  if (change.error === null) return null;
  if (!change.busy) return <ErrorPanel error={change.error} title={title} />;
  return (
    <ErrorPanel error={change.error} title="The object is busy" color="lamp">
      <Button size="xs" color="red.8" loading={change.isPending} onClick={() => change.mutate(true)}>
        Reset the object and go on
      </Button>
    </ErrorPanel>
  );
}
