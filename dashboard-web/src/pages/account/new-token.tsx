import { Alert, Code, Group, Text } from "@mantine/core";
import { CodeBlock } from "../../components/code-block.tsx";
import { CopyButton } from "../../components/copy-button.tsx";
import { wranglerEnvironment } from "../../domain/wrangler.ts";

interface Props {
  name: string;
  value: string;
  account: string;
}

/** A value that is shown this once. */
export function NewToken({ name, value, account }: Props) {
  return (
    <>
      <Alert color="kelp" variant="light" title={`Copy the value of ${name} now`}>
        <Text size="sm">It cannot be shown again. Whoever has it may do what the token may do.</Text>
        <Group gap={6} mt="xs" wrap="nowrap">
          <Code fz="sm" style={{ overflowWrap: "anywhere" }}>
            {value}
          </Code>
          <CopyButton value={value} label="Copy token" />
        </Group>
      </Alert>
      <CodeBlock title="For wrangler" code={wranglerEnvironment(window.location.origin, account, value)} />
    </>
  );
}
