import { Button, Group, SegmentedControl, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { putSecret, replaceBindings } from "../../api/commands/worker-settings.ts";
import type { Binding } from "../../api/model.ts";
import { Dialog } from "../../components/dialog.tsx";
import { ErrorPanel } from "../../components/error-panel.tsx";
import { notifySuccess } from "../../components/notify.ts";
import { bindingValue } from "../../domain/binding.ts";
import {
  variable,
  variableNameProblem,
  variableValueProblem,
  withVariable,
  type VariableType,
} from "../../domain/variables.ts";
import { useRevised } from "./use-revised.ts";

const TYPES: { value: VariableType; label: string }[] = [
  { value: "plain_text", label: "Text" },
  { value: "json", label: "JSON" },
  { value: "secret_text", label: "Secret" },
];

interface Props {
  account: string;
  worker: string;
  bindings: Binding[];
  /** The one that is changed; without it, one is added. */
  edited?: Binding;
  initialType?: VariableType;
  onClose: () => void;
}

export function VariableDialog({ account, worker, bindings, edited, initialType, onClose }: Props) {
  const revised = useRevised(account, worker);
  const [name, setName] = useState(edited?.name ?? "");
  const [type, setType] = useState(initialType ?? ((edited?.type ?? "plain_text") as VariableType));
  const [value, setValue] = useState(edited && edited.type !== "secret_text" ? bindingValue(edited) : "");
  const [tried, setTried] = useState(false);
  const others = bindings.map((each) => each.name).filter((each) => each !== edited?.name);
  const nameProblem = variableNameProblem(name, others);
  const valueProblem = variableValueProblem(type, value);
  const save = useMutation({
    mutationFn: async () => {
      if (type === "secret_text") await putSecret(account, worker, name, value);
      else await replaceBindings(account, worker, withVariable(bindings, variable(name, type, value)));
    },
    onSuccess: async () => {
      await revised();
      notifySuccess(`env.${name} is set. A new version is in service.`);
      onClose();
    },
  });
  const isSecret = type === "secret_text";
  return (
    <Dialog
      onClose={onClose}
      title={edited ? `Change env.${edited.name}` : isSecret ? "Add a secret" : "Add a variable"}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (nameProblem === null && valueProblem === null) save.mutate();
        }}
      >
        <Stack>
          {!edited && (
            <TextInput
              label="Name"
              placeholder="API_URL"
              data-autofocus
              autoComplete="off"
              spellCheck={false}
              error={tried && nameProblem}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
          )}
          {edited?.type !== "secret_text" && (
            <SegmentedControl
              aria-label="Type"
              data={edited ? TYPES.slice(0, 2) : TYPES}
              value={type}
              onChange={(chosen) => setType(chosen as VariableType)}
            />
          )}
          <Textarea
            label={edited && isSecret ? "New value" : "Value"}
            autosize
            minRows={3}
            maxRows={14}
            autoComplete="off"
            spellCheck={false}
            styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)" } }}
            error={tried && valueProblem}
            value={value}
            onChange={(event) => setValue(event.currentTarget.value)}
            {...(edited && { "data-autofocus": true })}
          />
          {isSecret && (
            <Text size="sm" c="var(--hf-quiet)">
              Stored sealed. It can be replaced later, but nobody sees it again.
            </Text>
          )}
          {save.isError && <ErrorPanel error={save.error} title="Nothing was changed" />}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={save.isPending}>
              Save and deploy
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
