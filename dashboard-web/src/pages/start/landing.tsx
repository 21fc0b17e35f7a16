import { Alert, Anchor, Box, Button, Container, Group, Stack, Text, Title } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import { getRouteApi } from "@tanstack/react-router";
import { CodeBlock } from "../../components/code-block.tsx";
import { ObjectsDiagram } from "./objects-diagram.tsx";
import { Logo } from "../../components/logo.tsx";
import { loginUrl, signUpUrl } from "../../domain/return-path.ts";
import helloWorldObject from "../../templates/hello-world-object.js?raw";
import styles from "./landing.module.css";

const HOME = "/workers";

const route = getRouteApi("/");

const POINTS = [
  {
    title: "One object, one thread",
    text: "Every object has a name, storage of its own, and handles one event at a time. No locks, no races, no cache to invalidate.",
  },
  {
    title: "Durable before visible",
    text: "Nothing leaves an object before what it wrote is safe. Kill the process, the pod or the database: what callers saw is still true.",
  },
  {
    title: "Your tools, your machines",
    text: "Stock wrangler deploys here unchanged. Code runs in isolates on servers that you choose, with storage that you can look into.",
  },
] as const;

export function Landing() {
  useDocumentTitle("Holdfast");
  const search = route.useSearch();
  const back = search.return;
  const login = loginUrl(back ?? HOME);
  return (
    <Container size="lg" px={{ base: "md", sm: "xl" }}>
      <Group component="header" justify="space-between" py="lg">
        <Logo />
        <Group gap="xs">
          <Button component="a" href={login} variant="subtle" color="gray" c="var(--mantine-color-text)">
            Log in
          </Button>
          <Button component="a" href={signUpUrl()} visibleFrom="xs">
            Sign up
          </Button>
        </Group>
      </Group>
      <main>
        {back !== undefined && back !== HOME && <SessionEnded login={login} />}
        <section className={styles["hero"]}>
          <Stack gap="lg">
            <Title className={styles["title"] ?? ""} textWrap="balance">
              Objects that remember, on machines you own
            </Title>
            <Text fz="1.125rem" lh={1.6} c="var(--hf-quiet)" maw={520}>
              Export a class, deploy it with wrangler, and it becomes a family of single-threaded objects with
              durable storage. Holdfast finds, starts, moves and wakes each one.
            </Text>
            <Group gap="sm">
              <Button component="a" href={signUpUrl()} size="md">
                Sign up
              </Button>
              <Button component="a" href={login} size="md" variant="default">
                Log in
              </Button>
            </Group>
          </Stack>
          <Box miw={0}>
            <CodeBlock title="src/index.js" code={helloWorldObject} language="javascript" />
          </Box>
        </section>
        <section className={styles["explain"]}>
          <div>
            <Title order={2} fz="1.75rem">
              Name an object and it exists
            </Title>
            <Text c="var(--hf-quiet)" mt="sm" lh={1.65} maw={440}>
              A room, a cart, a document, a player: one class, any number of objects. Those that have work are
              awake. The others sleep, hold no memory, and wake in milliseconds with everything they stored.
            </Text>
          </div>
          <ObjectsDiagram />
        </section>
        <section className={styles["points"]}>
          {POINTS.map((point) => (
            <div key={point.title}>
              <Title order={3}>{point.title}</Title>
              <Text c="var(--hf-quiet)" mt={6} size="sm" lh={1.65}>
                {point.text}
              </Text>
            </div>
          ))}
        </section>
      </main>
    </Container>
  );
}

function SessionEnded({ login }: { login: string }) {
  return (
    <Alert color="lamp" variant="light" title="You are signed out" mt="md">
      <Text size="sm">
        <Anchor href={login} inherit c="var(--hf-link)">
          Log in
        </Anchor>{" "}
        to go on where you were.
      </Text>
    </Alert>
  );
}
