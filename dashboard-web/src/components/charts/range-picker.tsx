import { SegmentedControl } from "@mantine/core";
import { RANGES, type Range } from "../../domain/range.ts";

interface Props {
  value: Range;
  onChange: (range: Range) => void;
}

const NAMES: Record<Range, string> = { "1h": "1 h", "6h": "6 h", "24h": "24 h", "7d": "7 d", "30d": "30 d" };

/** How far back a page looks. Pages keep it in `?range=`: see `rangeSearch`. */
export function RangePicker({ value, onChange }: Props) {
  return (
    <SegmentedControl
      size="xs"
      aria-label="Time range"
      value={value}
      data={RANGES.map((range) => ({ value: range, label: NAMES[range] }))}
      onChange={(range) => onChange(range as Range)}
    />
  );
}
