import { Group, Pagination } from "@mantine/core";
import { ROWS_PER_PAGE } from "../../api/queries/operator.ts";

interface Props {
  page: number;
  /** How many rows there are. */
  total: number;
  onChange: (page: number) => void;
}

/** The pages of a list, if it has several. */
export function Pages({ page, total, onChange }: Props) {
  const pages = Math.ceil(total / ROWS_PER_PAGE);
  if (pages < 2) return null;
  return (
    <Group justify="flex-end">
      <Pagination
        total={pages}
        value={page}
        onChange={onChange}
        size="sm"
        getControlProps={(control) => ({ "aria-label": `${control} page` })}
        getItemProps={(item) => ({ "aria-label": `Page ${item}` })}
      />
    </Group>
  );
}
