import { ActionIcon, Button, CopyButton, Group, Stack, Text, TextInput, Tooltip } from "@mantine/core";
import { IconCheck, IconExternalLink, IconReload, IconTerminal2 } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import styles from "./editor.module.css";

interface Props {
  /** Where the Worker, or a version of it, answers. */
  url: string | undefined;
  /** Which code that is. */
  caption: string;
  /** Changes whenever other code answers there. */
  revision: number;
  /** What it is asked and prints. */
  log: ReactNode;
}

/** The running Worker beside its code, at a path of the viewer's choice. */
export function PreviewPanel({ url, caption, revision, log }: Props) {
  const [path, setPath] = useState("/");
  const [shown, setShown] = useState({ path: "/", times: 0 });
  if (url === undefined) {
    return (
      <Text size="sm" c="var(--hf-quiet)">
        {caption}
      </Text>
    );
  }
  const address = new URL(shown.path, url).href;
  const show = () => setShown(({ times }) => ({ path, times: times + 1 }));
  return (
    <Stack gap="sm" h="100%">
      <Text size="sm" c="var(--hf-quiet)">
        {caption}
      </Text>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          show();
        }}
      >
        <Group gap={6} wrap="nowrap" align="flex-end">
          <TextInput
            size="xs"
            label="Path"
            flex={1}
            value={path}
            spellCheck={false}
            onChange={(event) => setPath(`/${event.currentTarget.value.replace(/^\/+/, "")}`)}
          />
          <Tooltip label="Load again">
            <ActionIcon type="submit" variant="default" size={30} aria-label="Load again">
              <IconReload size={15} />
            </ActionIcon>
          </Tooltip>
          <CopyCurl address={address} />
          <Tooltip label="Open in a tab of its own">
            <ActionIcon
              component="a"
              href={address}
              target="_blank"
              rel="noreferrer"
              variant="default"
              size={30}
              aria-label="Open in a tab of its own"
            >
              <IconExternalLink size={15} />
            </ActionIcon>
          </Tooltip>
        </Group>
      </form>
      <iframe
        key={`${address} ${revision} ${shown.times}`}
        title="The running Worker"
        src={address}
        className={styles["frame"]}
        sandbox="allow-scripts allow-same-origin allow-forms allow-modals allow-popups allow-downloads"
        referrerPolicy="no-referrer"
      />
      {log}
    </Stack>
  );
}

/** Frames can only ask with GET; a shell asks with whatever is wanted. */
function CopyCurl({ address }: { address: string }) {
  return (
    <CopyButton value={`curl -i -X POST -d 'text' '${address}'`}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? "Copied" : "Copy as curl, to ask with other methods"}>
          <ActionIcon variant="default" size={30} aria-label="Copy as curl" onClick={copy}>
            {copied ? <IconCheck size={15} /> : <IconTerminal2 size={15} />}
          </ActionIcon>
        </Tooltip>
      )}
    </CopyButton>
  );
}

interface ButtonProps {
  /** Why there cannot be a preview, or `null`. */
  obstacle: string | null;
  loading: boolean;
  disabled?: boolean;
  onPreview: () => void;
}

/** Uploads a version without deploying it. */
export function PreviewButton({ obstacle, loading, disabled = false, onPreview }: ButtonProps) {
  return (
    <Tooltip
      disabled={disabled}
      label={obstacle ?? "Uploads a version that only you look at"}
      multiline
      maw={280}
    >
      <Button
        variant="default"
        loading={loading}
        disabled={disabled}
        data-disabled={disabled || obstacle !== null}
        aria-disabled={disabled || obstacle !== null}
        onClick={() => {
          if (obstacle === null) onPreview();
        }}
      >
        Preview
      </Button>
    </Tooltip>
  );
}
