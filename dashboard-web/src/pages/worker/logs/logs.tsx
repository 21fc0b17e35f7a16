import { Group, SegmentedControl, Stack } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { RangePicker } from "../../../components/charts/range-picker.tsx";
import { omit } from "../../../domain/omit.ts";
import { DEFAULT_RANGE, toRangeSearch } from "../../../domain/range.ts";
import { LiveTail } from "./live-tail.tsx";
import { LogFilters } from "./log-filters.tsx";
import { StoredLogs } from "./stored-logs.tsx";

const route = getRouteApi("/authenticated/shell/workers/$name/logs");

export function WorkerLogs() {
  const { account } = route.useRouteContext();
  const { name } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { range = DEFAULT_RANGE, view, text, outcome, level, version } = search;
  const live = view === "live";
  return (
    <Stack gap="md">
      <Group justify="space-between" gap="sm">
        <SegmentedControl
          aria-label="Which logs"
          value={live ? "live" : "stored"}
          data={[
            { value: "stored", label: "Stored" },
            { value: "live", label: "Live" },
          ]}
          onChange={(chosen) =>
            void navigate({
              search: (previous) => ({
                ...omit(previous, "view", "log"),
                ...(chosen === "live" && { view: "live" as const }),
              }),
            })
          }
        />
        {!live && (
          <RangePicker
            value={range}
            onChange={(chosen) =>
              void navigate({
                search: (previous) => ({ ...omit(previous, "range"), ...toRangeSearch(chosen) }),
                replace: true,
              })
            }
          />
        )}
      </Group>
      <LogFilters
        filter={{ text, outcome, level, version }}
        onChange={(filter) =>
          void navigate({
            search: (previous) => ({
              ...omit(previous, "text", "outcome", "level", "version", "log"),
              ...filter,
            }),
            replace: true,
          })
        }
      />
      {live ? (
        <LiveTail
          key={outcome}
          account={account.id}
          worker={name}
          filter={{ text, outcome, level, version }}
        />
      ) : (
        <StoredLogs
          account={account.id}
          worker={name}
          range={range}
          filter={{ text, outcome, level, version }}
          open={search.log}
        />
      )}
    </Stack>
  );
}
