import { Link, useLocation, type LinkProps } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { may, type Permission } from "../domain/rights.ts";
import styles from "./page-tabs.module.css";
import { useRights } from "./use-rights.ts";

interface Tab {
  to: NonNullable<LinkProps["to"]>;
  label: string;
  /** Without it, there is no such page for the user. */
  needs?: Permission;
}

interface Props {
  /** What the tabs divide, for those who do not see them. */
  label: string;
  tabs: readonly Tab[];
  params: Record<string, string>;
}

/** Pages that belong together, as a row of links: each has an address of its own. Where the row scrolls, the open one is in view. */
export function PageTabs({ label, tabs, params }: Props) {
  const row = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const rights = useRights();
  const shown = tabs.filter(({ needs }) => needs === undefined || may(rights, needs));
  useEffect(() => {
    row.current
      ?.querySelector('[aria-current="page"]')
      ?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [pathname]);
  return (
    <nav aria-label={label} className={styles["tabs"]} ref={row}>
      {shown.map((tab) => (
        <Link
          key={tab.to}
          to={tab.to}
          params={params as never}
          activeOptions={{ exact: tab === tabs[0], includeSearch: false }}
          activeProps={{ "aria-current": "page" }}
          className={styles["tab"]}
        >
          {tab.label}
        </Link>
      ))}
    </nav>
  );
}
