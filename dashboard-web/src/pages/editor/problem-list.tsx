import { Badge, Group, Text, UnstyledButton } from "@mantine/core";
import { IconAlertTriangle, IconCircleX } from "@tabler/icons-react";
import type { Problem } from "../../domain/project/project.ts";
import styles from "./editor.module.css";

interface Props {
  problems: readonly Problem[];
  onOpen: (problem: Problem) => void;
}

function worst(problems: readonly Problem[]): string {
  if (problems.length === 0) return "gray";
  return problems.some(({ severity }) => severity === "error") ? "red" : "lamp";
}

/** What is wrong with the project, by whoever found it; a problem with a place leads there. */
export function ProblemList({ problems, onOpen }: Props) {
  return (
    <section aria-label="Problems" className={styles["problems"]}>
      <Group gap={8} px={12} py={6}>
        <Text size="xs" fw={600} c="var(--hf-quiet)">
          Problems
        </Text>
        <Badge size="sm" variant="light" color={worst(problems)} circle={problems.length < 10}>
          {problems.length}
        </Badge>
      </Group>
      <ul className={styles["problemList"]}>
        {problems.map((problem, index) => (
          <li key={index}>
            <UnstyledButton
              className={styles["problem"] ?? ""}
              disabled={problem.file === undefined}
              onClick={() => onOpen(problem)}
            >
              {problem.severity === "error" ? (
                <IconCircleX size={15} color="var(--mantine-color-error)" aria-label="Error" />
              ) : (
                <IconAlertTriangle size={15} color="var(--mantine-color-lamp-6)" aria-label="Warning" />
              )}
              <span className={styles["problemText"]}>
                {problem.message}{" "}
                <span className={styles["problemPlace"]}>
                  {problem.source}
                  {problem.file !== undefined && ` · ${problem.file}`}
                  {problem.line !== undefined && `:${problem.line}`}
                </span>
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
