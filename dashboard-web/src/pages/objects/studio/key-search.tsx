import { Button, Group, TextInput } from "@mantine/core";
import { useState } from "react";
import { keyFilter, type KeyFilter } from "../../../domain/stored-value/key-filter.ts";

interface Props {
  filter: KeyFilter;
  onFind: (filter: KeyFilter) => void;
}

/** Finds keys by how they begin, or between two of them. */
export function KeySearch({ filter, onFind }: Props) {
  const [prefix, setPrefix] = useState(filter.prefix ?? "");
  const [start, setStart] = useState(filter.start ?? "");
  const [end, setEnd] = useState(filter.end ?? "");
  return (
    <form
      role="search"
      aria-label="Keys"
      onSubmit={(event) => {
        event.preventDefault();
        onFind(keyFilter({ prefix, start, end }));
      }}
    >
      <Group gap="sm" align="flex-end">
        <TextInput
          label="Prefix"
          placeholder="user:"
          flex={2}
          miw={150}
          value={prefix}
          onChange={(event) => setPrefix(event.currentTarget.value)}
        />
        <TextInput
          label="From key"
          placeholder="the first one"
          flex={1}
          miw={130}
          value={start}
          onChange={(event) => setStart(event.currentTarget.value)}
        />
        <TextInput
          label="Before key"
          placeholder="to the end"
          flex={1}
          miw={130}
          value={end}
          onChange={(event) => setEnd(event.currentTarget.value)}
        />
        <Button type="submit" variant="default">
          Find
        </Button>
      </Group>
    </form>
  );
}
