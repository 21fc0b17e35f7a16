import { Badge, Code, Table, Text } from "@mantine/core";
import type { Log } from "../../../api/model.ts";
import { DataTable } from "../../../components/data-table.tsx";
import { When } from "../../../components/when.tsx";
import { outcomeName } from "../../../domain/outcome.ts";
import { eventTitle, printed, type Trace } from "../../../domain/trace.ts";
import styles from "./log-table.module.css";

/** Invocations, newest first, each with what it printed and threw. */
export function LogTable({ logs }: { logs: Log[] }) {
  return (
    <DataTable head={["When", "Event", "Outcome", "Output"]} minWidth={680}>
      {logs.map((log) => (
        <Table.Tr key={log.id} style={{ verticalAlign: "top" }}>
          <Table.Td style={{ whiteSpace: "nowrap" }}>
            <When at={log.time} />
          </Table.Td>
          <Table.Td style={{ overflowWrap: "anywhere" }} miw={120}>
            {eventTitle(log.trace)}
          </Table.Td>
          <Table.Td>
            <Badge variant="light" color={log.outcome === "ok" ? "kelp" : "red"} radius="sm" tt="none">
              {outcomeName(log.outcome)}
            </Badge>
          </Table.Td>
          <Table.Td>
            <Lines trace={log.trace} />
          </Table.Td>
        </Table.Tr>
      ))}
    </DataTable>
  );
}

function Lines({ trace }: { trace: Trace }) {
  const lines = linesOf(trace);
  if (lines.length === 0) {
    return (
      <Text size="sm" c="var(--hf-quiet)">
        Nothing printed
      </Text>
    );
  }
  return lines.map(({ level, text }, index) => (
    <Code key={index} block px={8} py={2} mb={2} className={styles["line"] ?? ""} data-level={level}>
      {text}
    </Code>
  ));
}

/** What was printed, then what was thrown. */
function linesOf({ logs, exceptions }: Trace): { level: string; text: string }[] {
  return [
    ...logs.map(({ level, message }) => ({ level, text: printed(message) })),
    ...exceptions.map(({ name, message, stack }) => ({
      level: "error",
      text: stack ?? `${name}: ${message}`,
    })),
  ];
}
