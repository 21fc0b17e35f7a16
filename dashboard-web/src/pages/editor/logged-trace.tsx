import { UnstyledButton } from "@mantine/core";
import { formatMillis } from "../../domain/numbers.ts";
import { placeIn, type Place } from "../../domain/project/place.ts";
import type { ProjectFiles } from "../../domain/project/project.ts";
import { eventTitle, printed, type Trace } from "../../domain/trace.ts";
import styles from "./preview-log.module.css";

interface Props {
  trace: Trace;
  files: ProjectFiles;
  onReveal: (place: Place) => void;
}

/** One invocation, as short as it can be told. */
export function LoggedTrace({ trace, files, onReveal }: Props) {
  const status = trace.event?.response?.status;
  return (
    <li className={styles["entry"]} data-failed={trace.outcome !== "ok" || undefined}>
      <div className={styles["title"]}>
        <span>{eventTitle(trace)}</span>
        <span className={styles["facts"]}>
          {status !== undefined && `${status} · `}
          {formatMillis(trace.wallTime)}
        </span>
      </div>
      {trace.logs.map(({ level, message }, index) => (
        <pre key={index} className={styles["line"]} data-level={level}>
          {printed(message)}
        </pre>
      ))}
      {trace.exceptions.map(({ name, message, stack = "" }, index) => (
        <div key={index} className={styles["thrown"]}>
          {name}: {message}
          {stack.split("\n").map((line, at) => (
            <StackLine key={at} line={line.trim()} place={placeIn(line, files)} onReveal={onReveal} />
          ))}
        </div>
      ))}
    </li>
  );
}

interface LineProps {
  line: string;
  place: Place | undefined;
  onReveal: (place: Place) => void;
}

/** A line of a stack leads to the code if it is the project's. */
function StackLine({ line, place, onReveal }: LineProps) {
  if (line === "") return null;
  if (place === undefined) return <div className={styles["stack"]}>{line}</div>;
  return (
    <UnstyledButton className={styles["place"] ?? ""} onClick={() => onReveal(place)}>
      {line}
    </UnstyledButton>
  );
}
