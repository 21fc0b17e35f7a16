import { Button, Center } from "@mantine/core";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { auditQuery } from "../../api/queries/audit.ts";
import { EmptyLine } from "../../components/empty-line.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { auditFilter } from "../../domain/audit.ts";
import { AuditFilters } from "./audit-filters.tsx";
import { AuditTable } from "./audit-table.tsx";

const route = getRouteApi("/authenticated/shell/audit");

export function AuditLog() {
  const { account } = route.useRouteContext();
  const { entry, ...search } = route.useSearch();
  const log = useSuspenseInfiniteQuery(auditQuery(account.id, auditFilter(search)));
  const entries = log.data.pages.flatMap((page) => page.items);
  const isFiltered = Object.values(auditFilter(search)).length > 0;
  return (
    <>
      <PageHeader
        title="Audit log"
        description="Who changed what in this account, when and from where. Entries are written with the change and never altered."
      />
      <AuditFilters search={search} />
      {entries.length === 0 ? (
        <EmptyLine>
          {isFiltered ? "Nothing matches these filters." : "Nothing has been changed in this account yet."}
        </EmptyLine>
      ) : (
        <AuditTable
          entries={entries}
          opened={entry}
          footer={
            log.hasNextPage && (
              <Center p="md">
                <Button
                  variant="default"
                  loading={log.isFetchingNextPage}
                  onClick={() => void log.fetchNextPage()}
                >
                  Show older entries
                </Button>
              </Center>
            )
          }
        />
      )}
    </>
  );
}
