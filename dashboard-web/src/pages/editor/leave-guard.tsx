import { Button, Group, Modal, Text } from "@mantine/core";
import { useBlocker } from "@tanstack/react-router";

/** Asks before a page with changes is left. The browser asks in words of its own when its tab is closed. */
export function LeaveGuard({ isChanged }: { isChanged: boolean }) {
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => isChanged && current.pathname !== next.pathname,
    enableBeforeUnload: () => isChanged,
    withResolver: true,
  });
  const isBlocked = blocker.status === "blocked";
  return (
    <Modal
      opened={isBlocked}
      onClose={() => blocker.reset?.()}
      title="Leave without deploying?"
      centered
      size="sm"
    >
      <Text size="sm">Your changes are kept in this browser and offered when you come back.</Text>
      <Group mt="lg" justify="flex-end" gap="sm">
        <Button variant="default" onClick={() => blocker.reset?.()}>
          Stay here
        </Button>
        <Button onClick={() => blocker.proceed?.()}>Leave</Button>
      </Group>
    </Modal>
  );
}
