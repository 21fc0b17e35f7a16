import { Group, Pill, Select, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import type { LogFilter } from "../../../api/queries/logs.ts";
import { outcomeName, OUTCOMES } from "../../../domain/outcome.ts";
import { LEVELS } from "../../../domain/trace.ts";

interface Props {
  filter: LogFilter;
  /** Gets the filters that are set, and no others. */
  onChange: (filter: Partial<Record<keyof LogFilter, string>>) => void;
}

const TYPING_MILLIS = 300;

export function LogFilters({ filter, onChange }: Props) {
  const [text, setText] = useState(filter.text ?? "");
  const change = (key: keyof LogFilter, value: string | null) =>
    onChange(onlySet({ ...filter, [key]: value }));
  const search = useDebouncedCallback((typed: string) => change("text", typed.trim()), TYPING_MILLIS);
  return (
    <Group gap="sm" align="flex-end">
      <TextInput
        aria-label="Text"
        placeholder="Find in messages, exceptions and addresses"
        leftSection={<IconSearch size={16} />}
        flex={1}
        miw={220}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          search(event.currentTarget.value);
        }}
      />
      <Select
        aria-label="Outcome"
        placeholder="Any outcome"
        clearable
        w={190}
        clearButtonProps={{ "aria-label": "Any outcome" }}
        data={OUTCOMES.map((outcome) => ({ value: outcome, label: outcomeName(outcome) }))}
        value={filter.outcome ?? null}
        onChange={(value) => change("outcome", value)}
      />
      <Select
        aria-label="Level"
        placeholder="Any level"
        clearable
        w={130}
        clearButtonProps={{ "aria-label": "Any level" }}
        data={[...LEVELS]}
        value={filter.level ?? null}
        onChange={(value) => change("level", value)}
      />
      {filter.version !== undefined && (
        <Pill
          size="md"
          withRemoveButton
          removeButtonProps={{ "aria-label": "Any version", "aria-hidden": false, tabIndex: 0 }}
          onRemove={() => change("version", null)}
        >
          Version {filter.version.slice(0, 8)}
        </Pill>
      )}
    </Group>
  );
}

function onlySet(filter: Record<string, string | null | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filter).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
}
