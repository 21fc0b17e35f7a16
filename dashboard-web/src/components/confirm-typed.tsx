import { Button, Code, Group, Stack, Text, TextInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { Dialog } from "./dialog.tsx";
import { ErrorPanel } from "./error-panel.tsx";

interface Props {
  title: string;
  /** What has to be typed: the name of what will be gone. */
  word: string;
  /** On the button. */
  action: string;
  pending: boolean;
  error?: unknown;
  onConfirm: () => void;
  onClose: () => void;
  /** What will be lost. */
  children: ReactNode;
}

/** Asks before something is destroyed for good; goes on only when its name was typed. */
export function ConfirmTyped({ title, word, action, pending, error, onConfirm, onClose, children }: Props) {
  const [typed, setTyped] = useState("");
  const matches = typed === word;
  return (
    <Dialog onClose={onClose} title={title}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (matches) onConfirm();
        }}
      >
        <Stack>
          {children}
          <TextInput
            label={
              <Text component="span" size="sm">
                Type <Code style={{ overflowWrap: "anywhere" }}>{word}</Code> to go on
              </Text>
            }
            data-autofocus
            autoComplete="off"
            spellCheck={false}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          {error != null && <ErrorPanel error={error} title="Nothing was deleted" />}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" color="red.8" disabled={!matches} loading={pending}>
              {action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
