import { Code, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { deleteSecret, replaceBindings } from "../../api/commands/worker-settings.ts";
import type { Binding } from "../../api/model.ts";
import { ConfirmTyped } from "../../components/confirm-typed.tsx";
import { notifySuccess } from "../../components/notify.ts";
import { withoutBinding } from "../../domain/variables.ts";
import { useRevised } from "./use-revised.ts";

interface Props {
  account: string;
  worker: string;
  bindings: Binding[];
  variable: Binding;
  onClose: () => void;
}

export function VariableDelete({ account, worker, bindings, variable, onClose }: Props) {
  const revised = useRevised(account, worker);
  const { name, type } = variable;
  const remove = useMutation({
    mutationFn: async () => {
      if (type === "secret_text") await deleteSecret(account, worker, name);
      else await replaceBindings(account, worker, withoutBinding(bindings, name));
    },
    onSuccess: async () => {
      await revised();
      notifySuccess(`env.${name} is gone. A new version is in service.`);
      onClose();
    },
  });
  return (
    <ConfirmTyped
      title={`Delete ${type === "secret_text" ? "secret" : "variable"}`}
      word={name}
      action="Delete and deploy"
      pending={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      <Text size="sm">
        <Code>env.{name}</Code> will be undefined in a new version, which is put in service at once.
        {type === "secret_text" && " Nobody can tell you its value afterwards."}
      </Text>
    </ConfirmTyped>
  );
}
