import { Drawer, Stack } from "@mantine/core";
import { findTemplate } from "../templates/index.ts";
import { TemplateDeploy } from "./template-deploy.tsx";
import { TemplatePicker } from "./template-picker.tsx";

interface Props {
  account: string;
  /** The chosen template; the drawer is closed while there is none. */
  templateId: string | undefined;
  existing: string[];
  onPick: (id: string) => void;
  onClose: () => void;
}

export function TemplateDrawer({ account, templateId, existing, onPick, onClose }: Props) {
  const template = templateId === undefined ? undefined : findTemplate(templateId);
  return (
    <Drawer
      opened={templateId !== undefined}
      onClose={onClose}
      position="right"
      size={620}
      title="Deploy a template"
      closeButtonProps={{ "aria-label": "Close" }}
      styles={{
        title: { fontWeight: 650, fontSize: "1.125rem" },
        content: { background: "var(--hf-page)" },
        header: { background: "var(--hf-page)" },
      }}
    >
      <Stack gap="lg">
        <TemplatePicker chosen={template?.id} onPick={onPick} />
        {template && (
          <TemplateDeploy key={template.id} account={account} template={template} existing={existing} />
        )}
      </Stack>
    </Drawer>
  );
}
