import { Button, Text, UnstyledButton } from "@mantine/core";
import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { useState } from "react";
import { partsOf, preview, typeName, type StoredValue } from "../../../domain/stored-value/value.ts";
import styles from "./studio.module.css";

/** More are shown when they are asked for. */
const STEP = 100;
/** How deep parts are open from the beginning. */
const OPEN_DEPTH = 2;
const LINE = 200;

/** A value with all its parts, each of which can be opened. */
export function ValueTree({ value }: { value: StoredValue }) {
  if (value.type === "string" && value.value === "") {
    return (
      <Text size="sm" c="var(--hf-quiet)">
        The empty text
      </Text>
    );
  }
  if (value.type === "string") return <pre className={styles["text"]}>{value.value}</pre>;
  if (value.type === "error") return <pre className={styles["text"]}>{errorText(value)}</pre>;
  if (partsOf(value).length === 0) return <pre className={styles["text"]}>{preview(value, 2000)}</pre>;
  return <Parts value={value} depth={0} />;
}

function errorText(error: Extract<StoredValue, { type: "error" }>): string {
  return error.stack ?? preview(error, 2000);
}

interface PartsProps {
  value: StoredValue;
  depth: number;
}

function Parts({ value, depth }: PartsProps) {
  const [most, setMost] = useState(STEP);
  const parts = partsOf(value);
  return (
    <ul className={styles["tree"]}>
      {parts.slice(0, most).map(({ label, value: part }, index) => (
        <li key={index} className={styles["part"]}>
          <Part label={label} value={part} depth={depth} />
        </li>
      ))}
      {parts.length > most && (
        <li>
          <Button size="compact-xs" variant="default" onClick={() => setMost(most + STEP)}>
            {parts.length - most} more
          </Button>
        </li>
      )}
    </ul>
  );
}

interface PartProps extends PartsProps {
  label: string;
}

function Part({ label, value, depth }: PartProps) {
  const [open, setOpen] = useState(depth + 1 < OPEN_DEPTH);
  if (partsOf(value).length === 0) {
    return (
      <>
        <span className={styles["label"]}>{label} </span>
        {preview(value, LINE)}
      </>
    );
  }
  const Chevron = open ? IconChevronDown : IconChevronRight;
  return (
    <>
      <UnstyledButton className={styles["toggle"] ?? ""} aria-expanded={open} onClick={() => setOpen(!open)}>
        <Chevron size={13} aria-hidden style={{ verticalAlign: "-2px" }} />{" "}
        <span className={styles["label"]}>{label} </span>
        <span className={styles["type"]}>{typeName(value)} </span>
        {!open && preview(value, LINE)}
      </UnstyledButton>
      {open && <Parts value={value} depth={depth + 1} />}
    </>
  );
}
