import { Link } from "@tanstack/react-router";
import type { Log } from "../../api/model.ts";
import { Surface } from "../surface.tsx";
import { TraceSummary } from "./trace-summary.tsx";
import styles from "./logs.module.css";

/** Stored invocations, one in a row. A row puts its id into the address (`?log=`), for the page to open it. */
export function InvocationList({ logs }: { logs: Log[] }) {
  return (
    <Surface padded={false}>
      <ol className={styles["list"]} aria-label="Invocations">
        {logs.map(({ id, trace }) => (
          <li key={id}>
            <Link
              to="."
              search={(search) => ({ ...search, log: id })}
              className={styles["row"]}
              resetScroll={false}
            >
              <TraceSummary trace={trace} />
            </Link>
          </li>
        ))}
      </ol>
    </Surface>
  );
}
