import { highlight } from "../domain/highlight.ts";
import { CopyButton } from "./copy-button.tsx";
import styles from "./code-block.module.css";

interface Props {
  code: string;
  title: string;
  language?: "javascript" | "text";
  maxHeight?: number;
}

/** Source or shell lines with a title and a copy button. */
export function CodeBlock({ code, title, language = "text", maxHeight }: Props) {
  return (
    <figure className={styles["block"]} style={{ margin: 0 }}>
      <figcaption className={styles["bar"]}>
        <span>{title}</span>
        <CopyButton value={code} label={`Copy ${title}`} onDark />
      </figcaption>
      <pre className={styles["pre"]} style={{ maxHeight }} tabIndex={0}>
        <code>{language === "javascript" ? <Highlighted code={code} /> : code}</code>
      </pre>
    </figure>
  );
}

function Highlighted({ code }: { code: string }) {
  return highlight(code).map((token, index) => (
    <span key={index} className={styles[token.kind]}>
      {token.text}
    </span>
  ));
}
