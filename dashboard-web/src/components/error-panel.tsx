import { Alert, Anchor, Button, Code, Group, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { ApiError } from "../api/errors.ts";
import { CopyButton } from "./copy-button.tsx";

interface Props {
  error: unknown;
  title: string;
  /** `lamp` for what is no fault but a gate. */
  color?: "red" | "lamp";
  onRetry?: (() => void) | undefined;
  children?: ReactNode;
}

/** What went wrong in the server's own words, with the id under which its log knows it. */
export function ErrorPanel({ error, title, color = "red", onRetry, children }: Props) {
  const apiError = error instanceof ApiError ? error : undefined;
  return (
    <Alert role="alert" color={color} variant="light" title={title} icon={<IconAlertTriangle size={18} />}>
      <Text size="sm" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
        {error instanceof Error ? error.message : String(error)}
        {apiError?.code !== undefined && ` (code ${apiError.code})`}
      </Text>
      {apiError?.requestId !== undefined && <RequestId id={apiError.requestId} />}
      {(children || onRetry || apiError?.documentationUrl) && (
        <Group mt="sm" gap="sm">
          {children}
          {onRetry && (
            <Button size="xs" variant="default" onClick={onRetry}>
              Try again
            </Button>
          )}
          {apiError?.documentationUrl && !children && (
            <Anchor size="sm" href={apiError.documentationUrl}>
              Read more
            </Anchor>
          )}
        </Group>
      )}
    </Alert>
  );
}

function RequestId({ id }: { id: string }) {
  return (
    <Group gap={4} mt={6}>
      <Text size="xs" c="var(--hf-quiet)">
        Request id
      </Text>
      <Code>{id}</Code>
      <CopyButton value={id} label="Copy request id" />
    </Group>
  );
}
