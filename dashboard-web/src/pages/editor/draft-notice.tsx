import { Alert, Button, Group, Text } from "@mantine/core";
import { When } from "../../components/when.tsx";

interface Props {
  savedAt: string;
  onRestore: () => void;
  onDiscard: () => void;
}

/** Offers work again that was left without being deployed. */
export function DraftNotice({ savedAt, onRestore, onDiscard }: Props) {
  return (
    <Alert color="lamp" variant="light" mb="sm" title="You left changes here that were not deployed">
      <Group gap="sm">
        <Text size="sm">
          Kept in this browser, <When at={savedAt} />
        </Text>
        <Button size="compact-sm" onClick={onRestore}>
          Restore them
        </Button>
        <Button size="compact-sm" variant="default" onClick={onDiscard}>
          Discard them
        </Button>
      </Group>
    </Alert>
  );
}
