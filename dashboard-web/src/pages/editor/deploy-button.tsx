import { Button, Kbd, Tooltip } from "@mantine/core";

interface Props {
  loading: boolean;
  disabled?: boolean;
  onDeploy: () => void;
}

/** Deploys; names its keys when looked at. */
export function DeployButton({ loading, disabled = false, onDeploy }: Props) {
  return (
    <Tooltip
      disabled={disabled}
      label={
        <>
          Puts it into service: <Kbd size="xs">Ctrl</Kbd> or <Kbd size="xs">⌘</Kbd> <Kbd size="xs">S</Kbd>
        </>
      }
    >
      <Button loading={loading} disabled={disabled} aria-keyshortcuts="Control+S Meta+S" onClick={onDeploy}>
        Deploy
      </Button>
    </Tooltip>
  );
}
