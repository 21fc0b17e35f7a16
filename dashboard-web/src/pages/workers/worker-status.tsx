import { Badge } from "@mantine/core";
import type { WorkerStatus as Status } from "../../domain/worker-list.ts";

const LOOKS: Record<Status, { text: string; color: string }> = {
  deployed: { text: "Deployed", color: "kelp" },
  paused: { text: "Paused", color: "lamp" },
  undeployed: { text: "Not deployed", color: "gray" },
};

export function WorkerStatus({ status }: { status: Status }) {
  const { text, color } = LOOKS[status];
  return (
    <Badge
      variant="light"
      color={color}
      {...(color === "gray" && { c: "inherit" })}
      size="sm"
      radius="sm"
      tt="none"
      fw={550}
    >
      {text}
    </Badge>
  );
}
