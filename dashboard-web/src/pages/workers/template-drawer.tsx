import { Drawer, Stack } from "@mantine/core";
import { useState } from "react";
import { findTemplate } from "../../templates/index.ts";
import { DeploySuccess, type Deployed } from "./deploy-success.tsx";
import { TemplateDeploy } from "./template-deploy.tsx";
import { TemplatePicker } from "./template-picker.tsx";
import styles from "./template-drawer.module.css";

interface Props {
  account: string;
  /** The chosen template; the drawer is closed while there is none. */
  templateId: string | undefined;
  existing: string[];
  onPick: (id: string) => void;
  onClose: () => void;
}

export function TemplateDrawer({ account, templateId, existing, onPick, onClose }: Props) {
  const [deployed, setDeployed] = useState<Deployed>();
  const template = templateId === undefined ? undefined : findTemplate(templateId);
  const close = () => {
    setDeployed(undefined);
    onClose();
  };
  return (
    <Drawer
      opened={templateId !== undefined}
      onClose={close}
      position="right"
      size={620}
      title="Deploy a template"
      classNames={{
        title: styles["title"] ?? "",
        content: styles["content"] ?? "",
        header: styles["header"] ?? "",
      }}
    >
      {deployed ? (
        <DeploySuccess deployed={deployed} onAnother={() => setDeployed(undefined)} />
      ) : (
        <Stack gap="lg">
          <TemplatePicker chosen={template?.id} onPick={onPick} />
          {template && (
            <TemplateDeploy
              key={template.id}
              account={account}
              template={template}
              existing={existing}
              onDeployed={setDeployed}
            />
          )}
        </Stack>
      )}
    </Drawer>
  );
}
