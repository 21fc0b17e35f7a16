import { Group, Select, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { SORTS, type Sort } from "../../domain/worker-list.ts";

interface Props {
  text: string;
  sort: Sort;
  onText: (text: string) => void;
  onSort: (sort: Sort) => void;
}

const NAMES: Record<Sort, string> = {
  deployed: "Last deployment",
  name: "Name",
  requests: "Most requests",
};

export function ListControls({ text, sort, onText, onSort }: Props) {
  return (
    <Group gap="sm" mb="md">
      <TextInput
        type="search"
        aria-label="Find Workers"
        placeholder="Find by name, class or tag"
        leftSection={<IconSearch size={16} />}
        flex={1}
        miw={200}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
      />
      <Select
        aria-label="Order"
        w={180}
        allowDeselect={false}
        data={SORTS.map((value) => ({ value, label: NAMES[value] }))}
        value={sort}
        onChange={(value) => onSort(value ?? "deployed")}
      />
    </Group>
  );
}
