import { Button, Group, Text, Title } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { ExternalUrl } from "../../components/external-url.tsx";
import { ButtonLink } from "../../components/links.tsx";
import { Surface } from "../../components/surface.tsx";

export interface Deployed {
  name: string;
  url: string | undefined;
  startupMillis: number | undefined;
}

interface Props {
  deployed: Deployed;
  onAnother: () => void;
}

export function DeploySuccess({ deployed: { name, url, startupMillis }, onAnother }: Props) {
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
        <Button variant="subtle" onClick={onAnother}>
          Deploy another
        </Button>
      </Group>
    </Surface>
  );
}
