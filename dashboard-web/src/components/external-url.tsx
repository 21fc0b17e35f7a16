import { Anchor, Group } from "@mantine/core";
import { IconArrowUpRight } from "@tabler/icons-react";
import { CopyButton } from "./copy-button.tsx";

/** A tenant's address: opens beside the dashboard, can be copied. */
export function ExternalUrl({ url }: { url: string }) {
  return (
    <Group gap={4} wrap="nowrap" miw={0}>
      <Anchor
        href={url}
        target="_blank"
        rel="noreferrer"
        c="var(--hf-link)"
        size="sm"
        ff="monospace"
        style={{ overflowWrap: "anywhere" }}
      >
        {url.replace(/^https?:\/\//, "").replace(/\/$/, "")}
        <IconArrowUpRight size={13} style={{ marginLeft: 3, verticalAlign: "-1px" }} aria-hidden />
      </Anchor>
      <CopyButton value={url} label="Copy URL" />
    </Group>
  );
}
