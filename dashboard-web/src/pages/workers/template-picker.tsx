import { Radio, Stack, Text } from "@mantine/core";
import { templates } from "../../templates/index.ts";
import styles from "./template-picker.module.css";

interface Props {
  chosen: string | undefined;
  onPick: (id: string) => void;
}

export function TemplatePicker({ chosen, onPick }: Props) {
  return (
    <Radio.Group value={chosen ?? ""} onChange={onPick} aria-label="Template">
      <Stack gap="xs">
        {templates.map((template) => (
          <Radio.Card key={template.id} value={template.id} className={styles["card"] ?? ""} p="md">
            <div className={styles["layout"]}>
              <Radio.Indicator mt={3} />
              <div>
                <Text fw={600}>{template.title}</Text>
                <Text size="sm" c="var(--hf-quiet)">
                  {template.summary}
                </Text>
              </div>
            </div>
          </Radio.Card>
        ))}
      </Stack>
    </Radio.Group>
  );
}
