import { Button, Group, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";

interface Props {
  namespace: string;
  /** What is looked for now. */
  name: string;
}

const ID = /^[0-9a-f]{64}$/i;

/** Finds objects by how their names begin; a whole id leads straight to its object. */
export function ObjectSearch({ namespace, name }: Props) {
  const navigate = useNavigate();
  const [text, setText] = useState(name);
  const find = () => {
    const wanted = text.trim();
    if (ID.test(wanted)) {
      void navigate({
        to: "/durable-objects/$namespace/objects/$object",
        params: { namespace, object: wanted.toLowerCase() },
      });
    } else {
      void navigate({
        to: "/durable-objects/$namespace",
        params: { namespace },
        search: text === "" ? {} : { name: text },
      });
    }
  };
  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        find();
      }}
    >
      <Group gap="sm" align="flex-end">
        <TextInput
          label="Find an object"
          placeholder="How its name begins, or its whole id"
          leftSection={<IconSearch size={16} />}
          flex={1}
          miw={200}
          maw={480}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" variant="default">
          Find
        </Button>
      </Group>
    </form>
  );
}
