import { Link, type LinkProps } from "@tanstack/react-router";
import styles from "./page-tabs.module.css";

interface Props {
  /** What the tabs divide, for those who do not see them. */
  label: string;
  tabs: readonly { to: NonNullable<LinkProps["to"]>; label: string }[];
  params: Record<string, string>;
}

/** Pages that belong together, as a row of links: each has an address of its own. */
export function PageTabs({ label, tabs, params }: Props) {
  return (
    <nav aria-label={label} className={styles["tabs"]}>
      {tabs.map((tab, index) => (
        <Link
          key={tab.to}
          to={tab.to}
          params={params as never}
          activeOptions={{ exact: index === 0, includeSearch: false }}
          activeProps={{ "aria-current": "page" }}
          className={styles["tab"]}
        >
          {tab.label}
        </Link>
      ))}
    </nav>
  );
}
