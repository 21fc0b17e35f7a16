import { Text, TextInput } from "@mantine/core";
import { useState } from "react";
import type { ObjectRef } from "../../../api/model.ts";
import { ValueForm } from "./value-form.tsx";
import { SideDialog } from "../../../components/dialog.tsx";

interface Props {
  path: ObjectRef;
  onClose: () => void;
}

/** A new key, or a new value under one that is there. */
export function AddValue({ path, onClose }: Props) {
  const [key, setKey] = useState("");
  return (
    <SideDialog
      onClose={onClose}
      title={<Text fw={600}>Add a key</Text>}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <ValueForm
        path={path}
        storedKey={key}
        draft={{ kind: "json", text: "" }}
        onDone={onClose}
        onCancel={onClose}
      >
        <TextInput
          label="Key"
          description="What is stored under it already is replaced"
          required
          data-autofocus
          autoComplete="off"
          spellCheck={false}
          value={key}
          onChange={(event) => setKey(event.currentTarget.value)}
        />
      </ValueForm>
    </SideDialog>
  );
}
