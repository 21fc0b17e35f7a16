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
        <div key={index} className={styles["line"]} data-level={level}>
          <Lines text={printed(message)} files={files} onReveal={onReveal} />
        </div>
      ))}
      {trace.exceptions.map(({ name, message, stack = "" }, index) => (
        <div key={index} className={styles["line"]} data-level="error">
          <Lines text={`${name}: ${message}\n${stack}`.trimEnd()} files={files} onReveal={onReveal} />
        </div>
      ))}
    </li>
  );
}

interface LinesProps {
  text: string;
  files: ProjectFiles;
  onReveal: (place: Place) => void;
}

/** Lines of a stack lead to the code where they are the project's. */
function Lines({ text, files, onReveal }: LinesProps) {
  return text.split("\n").map((line, index) => {
    const isFrame = /^\s+at /.test(line);
    const place = isFrame ? placeIn(line, files) : undefined;
    if (place === undefined)
      return (
        <div key={index} className={isFrame ? styles["frame"] : undefined}>
          {line}
        </div>
      );
    return (
      <UnstyledButton key={index} className={styles["place"] ?? ""} onClick={() => onReveal(place)}>
        {line.trim()}
      </UnstyledButton>
    );
  });
}
