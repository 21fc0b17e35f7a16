import { Button, Group, Text, Title } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { ButtonLink } from "./links.tsx";
import { ExternalUrl } from "./external-url.tsx";
import { Surface } from "./surface.tsx";

interface Props {
  name: string;
  url: string | undefined;
  startupMillis: number | undefined;
}

export function DeploySuccess({ name, url, startupMillis }: Props) {
  return (
    <Surface>
      <div role="status">
        <Group gap="xs" c="var(--hf-link)">
          <IconCircleCheck size={22} />
          <Title order={3} c="var(--mantine-color-text)">
            {name} is deployed
          </Title>
        </Group>
        <Text size="sm" c="var(--hf-quiet)" mt={4} mb="sm">
          {startupMillis === undefined
            ? "It answers now at"
            : `It starts in ${startupMillis} ms and answers now at`}
        </Text>
        {url && <ExternalUrl url={url} />}
      </div>
      <Group mt="lg" gap="sm">
        {url && (
          <Button component="a" href={url} target="_blank" rel="noreferrer">
            Open
          </Button>
        )}
        <ButtonLink variant="default" to="/workers/$name" params={{ name }}>
          See the Worker
        </ButtonLink>
      </Group>
    </Surface>
  );
}
