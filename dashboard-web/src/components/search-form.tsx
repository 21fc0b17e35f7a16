import { Button, Group, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";

interface Props {
  label: string;
  placeholder: string;
  /** What is looked for now. */
  text: string;
  onFind: (text: string) => void;
}

/** Looks for something once the reader says so, not with every letter. */
export function SearchForm({ label, placeholder, text, onFind }: Props) {
  const [wanted, setWanted] = useState(text);
  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        onFind(wanted);
      }}
    >
      <Group gap="sm" align="flex-end">
        <TextInput
          label={label}
          placeholder={placeholder}
          leftSection={<IconSearch size={16} />}
          flex={1}
          miw={200}
          maw={480}
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
        <Button type="submit" variant="default">
          Find
        </Button>
      </Group>
    </form>
  );
}
