import { Badge } from "@mantine/core";
import { STATE_NAMES } from "../../domain/object-state.ts";

const COLORS: Record<string, string> = { awake: "kelp", hibernating: "lamp" };

/** Whether an object is in memory. */
export function StateBadge({ state }: { state: string }) {
  const color = COLORS[state];
  return (
    <Badge
      variant="light"
      color={color ?? "gray"}
      {...(color === undefined && { c: "var(--hf-quiet)" })}
      radius="sm"
      tt="none"
    >
      {STATE_NAMES[state] ?? state}
    </Badge>
  );
}
