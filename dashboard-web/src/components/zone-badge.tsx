import { Badge } from "@mantine/core";

const NAMES: Record<string, { label: string; color: string }> = {
  active: { label: "Active", color: "kelp" },
  pending: { label: "Waits for its TXT record", color: "lamp" },
  moved: { label: "Somebody else's now", color: "red" },
};

/** What is known of whose a domain is. */
export function ZoneBadge({ status }: { status: string }) {
  const { label, color } = NAMES[status] ?? { label: status, color: "gray" };
  return (
    <Badge variant="light" color={color} radius="sm" tt="none">
      {label}
    </Badge>
  );
}
