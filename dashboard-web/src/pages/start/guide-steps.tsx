import { Code, Text, Title } from "@mantine/core";
import { IconCircle, IconCircleCheck } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { AnchorLink } from "../../components/links.tsx";
import { Surface } from "../../components/surface.tsx";
import type { GuideProgress } from "../../domain/guide.ts";
import styles from "./guide-steps.module.css";

interface Step {
  title: string;
  /** `undefined` where it cannot be known. */
  isDone: boolean | undefined;
  text: ReactNode;
}

interface Props {
  progress: GuideProgress;
  /** A Worker to look at: the newest one. */
  worker: string | undefined;
  url: string | undefined;
}

/** The guide of the README, step by step, with what is done already. */
export function GuideSteps({ progress, worker, url }: Props) {
  const steps: Step[] = [
    { title: "Start the platform", isDone: true, text: "It answers you." },
    {
      title: "Sign up and choose a plan",
      isDone: progress.hasPlan,
      text: (
        <>
          Durable Objects need the paid plan.{" "}
          <AnchorLink underline="always" to="/billing">
            See your plan
          </AnchorLink>
        </>
      ),
    },
    {
      title: "Connect wrangler",
      isDone: progress.hasToken,
      text: (
        <>
          <AnchorLink underline="always" to="/start" hash="wrangler">
            Make a token
          </AnchorLink>
          , or let <Code>wrangler login</Code> ask in the browser.
        </>
      ),
    },
    {
      title: "Create a project",
      isDone: progress.hasWorker || undefined,
      text: (
        <>
          Two files in a folder, or{" "}
          <AnchorLink underline="always" to="/new">
            begin in the editor
          </AnchorLink>
          .
        </>
      ),
    },
    {
      title: "Deploy",
      isDone: progress.hasWorker,
      text: (
        <>
          <Code>npx wrangler deploy</Code>, or{" "}
          <AnchorLink underline="always" to="/workers" search={{ deploy: "hello-world-object" }}>
            a template with one click
          </AnchorLink>
          .
        </>
      ),
    },
    {
      title: "Call it",
      isDone: undefined,
      text: url === undefined ? "Each Worker has an address of its own." : <Code>curl {url}</Code>,
    },
    {
      title: "Look at it",
      isDone: undefined,
      text:
        worker === undefined ? (
          "Its requests, logs, objects and what they store."
        ) : (
          <AnchorLink underline="always" to="/workers/$name" params={{ name: worker }}>
            Open {worker}
          </AnchorLink>
        ),
    },
    {
      title: "Change it and deploy again",
      isDone: progress.hasChanged,
      text:
        worker === undefined ? (
          "Nothing restarts, the objects keep their data."
        ) : (
          <>
            <AnchorLink underline="always" to="/workers/$name/edit" params={{ name: worker }}>
              Edit {worker}
            </AnchorLink>
            : nothing restarts, the objects keep their data.
          </>
        ),
    },
  ];
  return (
    <Surface id="guide" mb="xl">
      <Title order={2}>The guide in eight steps</Title>
      <ol className={styles["steps"]}>
        {steps.map(({ title, isDone, text }) => (
          <li key={title} className={styles["step"]}>
            {isDone ? (
              <IconCircleCheck size={20} color="var(--hf-link)" aria-label="Done" />
            ) : (
              <IconCircle size={20} color="var(--hf-quiet)" aria-hidden />
            )}
            <div>
              <Text fw={600}>{title}</Text>
              <Text size="sm" c="var(--hf-quiet)" component="div" style={{ overflowWrap: "anywhere" }}>
                {text}
              </Text>
            </div>
          </li>
        ))}
      </ol>
    </Surface>
  );
}
