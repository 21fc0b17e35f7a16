import { Button, Group, TextInput } from "@mantine/core";
import { useState } from "react";
import { keyFilter, type KeyFilter } from "../../../domain/stored-value/key-filter.ts";

interface Props {
  filter: KeyFilter;
  onFind: (filter: KeyFilter) => void;
}

const FIELDS = {
  prefix: { label: "Prefix", placeholder: "user:", flex: 2, miw: 150 },
  start: { label: "From key", placeholder: "the first one", flex: 1, miw: 130 },
  end: { label: "Before key", placeholder: "to the end", flex: 1, miw: 130 },
} as const;

/** Finds keys by how they begin, or between two of them. */
export function KeySearch({ filter, onFind }: Props) {
  const [wanted, setWanted] = useState(filter);
  const field = (name: keyof typeof FIELDS) => (
    <TextInput
      {...FIELDS[name]}
      value={wanted[name] ?? ""}
      onChange={(event) => setWanted({ ...wanted, [name]: event.currentTarget.value })}
    />
  );
  return (
    <form
      role="search"
      aria-label="Keys"
      onSubmit={(event) => {
        event.preventDefault();
        onFind(keyFilter({ ...wanted, after: undefined }));
      }}
    >
      <Group gap="sm" align="flex-end">
        {field("prefix")}
        {field("start")}
        {field("end")}
        <Button type="submit" variant="default">
          Find
        </Button>
      </Group>
    </form>
  );
}
