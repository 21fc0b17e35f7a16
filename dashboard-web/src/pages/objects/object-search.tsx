import { useNavigate } from "@tanstack/react-router";
import { SearchForm } from "../../components/search-form.tsx";

interface Props {
  namespace: string;
  /** What is looked for now. */
  name: string;
}

const ID = /^[0-9a-f]{64}$/i;

/** Finds objects by how their names begin; a whole id leads straight to its object. */
export function ObjectSearch({ namespace, name }: Props) {
  const navigate = useNavigate();
  const find = (text: string) => {
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
    <SearchForm
      label="Find an object"
      placeholder="How its name begins, or its whole id"
      text={name}
      onFind={find}
    />
  );
}
