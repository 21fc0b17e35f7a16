import { Link, useLocation, type LinkProps } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import styles from "./page-tabs.module.css";

interface Props {
  /** What the tabs divide, for those who do not see them. */
  label: string;
  tabs: readonly { to: NonNullable<LinkProps["to"]>; label: string }[];
  params: Record<string, string>;
}

/** Pages that belong together, as a row of links: each has an address of its own. Where the row scrolls, the open one is in view. */
export function PageTabs({ label, tabs, params }: Props) {
  const row = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    row.current
      ?.querySelector('[aria-current="page"]')
      ?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [pathname]);
  return (
    <nav aria-label={label} className={styles["tabs"]} ref={row}>
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
